// Quick exit: the page goes blank first, then another site takes its place in the history.
// The link itself works without this file.
const PRESSES = 3;
const WITHIN_MS = 5000;

const link = document.querySelector("[data-exit]");

function leave() {
  document.documentElement.dataset.leaving = "true";
  document.title = "";
  document.body.replaceChildren();
  window.location.replace(link.href);
}

if (link) {
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = presses.filter((at) => event.timeStamp - at < WITHIN_MS);
    presses.push(event.timeStamp);
    if (presses.length >= PRESSES) leave();
  });
  // A page brought back by the browser's back button must not show again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.dataset.leaving) leave();
  });
}
