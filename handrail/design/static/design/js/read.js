// "Read this to me": shown only where the phone has a voice.
const voice = window.speechSynthesis;
let speaking = null;

function words(button) {
  return button.querySelector("span");
}

function stop() {
  voice.cancel();
  if (!speaking) return;
  words(speaking).textContent = speaking.dataset.start;
  speaking.setAttribute("aria-pressed", "false");
  speaking = null;
}

function start(button) {
  const target = document.querySelector(button.dataset.read);
  const text = target?.innerText.trim();
  if (!text) return;
  const said = new SpeechSynthesisUtterance(text);
  said.lang = target.closest("[lang]")?.lang ?? document.documentElement.lang;
  said.addEventListener("end", () => speaking === button && stop());
  said.addEventListener("error", () => speaking === button && stop());
  words(button).textContent = button.dataset.stop;
  button.setAttribute("aria-pressed", "true");
  speaking = button;
  voice.speak(said);
}

function wire(root) {
  for (const button of root.querySelectorAll("[data-read][hidden]")) {
    button.hidden = false;
    button.dataset.start = words(button).textContent;
  }
}

if (voice) {
  wire(document);
  for (const news of ["htmx:after:swap", "handrail:shown"]) document.addEventListener(news, () => wire(document));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-read]");
    if (!button) return;
    const again = button === speaking;
    stop();
    if (!again) start(button);
  });
  window.addEventListener("pagehide", stop);
}
