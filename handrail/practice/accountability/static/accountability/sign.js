// A name drawn with a finger, a pen or a mouse. It is kept as lines in a hidden field, so that the
// form goes on working in every other way; without this script the name is typed.
const LEAST_MOVE = 3;

function begin(field) {
  const form = field.closest("form");
  const canvas = field.querySelector("[data-sign-on]");
  const into = form.querySelector("[data-sign-to]");
  const pen = canvas.getContext("2d");
  const lines = into.value ? into.value.split(";").map((line) => line.split(" ")) : [];
  let line = null;

  function paint() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = getComputedStyle(canvas).color;
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    for (const points of lines) {
      pen.beginPath();
      for (const point of points) pen.lineTo(...point.split(",").map(Number));
      pen.stroke();
    }
  }

  function keep() {
    into.value = lines.map((points) => points.join(" ")).join(";");
    into.dispatchEvent(new Event("input", { bubbles: true }));
    paint();
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) * canvas.width) / box.width;
    const y = ((event.clientY - box.top) * canvas.height) / box.height;
    return [Math.round(x), Math.round(y)];
  }

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    line = [at(event).join(",")];
    lines.push(line);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!line) return;
    const [x, y] = at(event);
    const [lastX, lastY] = line.at(-1).split(",").map(Number);
    if (Math.hypot(x - lastX, y - lastY) < LEAST_MOVE) return;
    line.push(`${x},${y}`);
    paint();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (line) keep();
      line = null;
    });
  }
  field.querySelector("[data-sign-clear]").addEventListener("click", () => {
    lines.length = 0;
    keep();
  });
  // A hidden field keeps its value when the form begins anew; what was drawn went with the rest.
  form.addEventListener("reset", () => {
    lines.length = 0;
    into.value = "";
    paint();
  });
  field.hidden = false;
  paint();
}

const wire = () => document.querySelectorAll("[data-sign]").forEach(begin);
wire();
document.addEventListener("handrail:shown", wire);
