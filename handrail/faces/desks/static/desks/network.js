// Says "Sent" when what waited has gone. The page that stands in without a network makes room for
// the real one as soon as there is a network, unless somebody is writing on it.

import { busy } from "../design/js/going.js";
import { changed, flush, mine, unsent } from "./outbox.js";

/** What the next page says that it was sent, when this one makes room for it. */
export const SENT = "handrail:sent";
const RELOADED = "handrail:reloaded";
const LOOK_EVERY = 15000;
const NOT_AGAIN_WITHIN = 30000;
const note = () => document.querySelector("[data-no-network]");

let going = false; // Somebody is on their way to another page; that is not to be overtaken.
let waited = unsent().catch(() => false);

function say(words) {
  const place = document.querySelector("#status");
  if (!place || !words) return;
  place.replaceChildren(Object.assign(document.createElement("p"), { className: "toast", textContent: words }));
}

const saySent = () => say(document.querySelector("[data-queue]")?.dataset.wordsSent);
const spoken = () => document.querySelector("#status .toast");

const touched = (field) =>
  field.type === "radio" || field.type === "checkbox"
    ? field.checked !== field.defaultChecked
    : "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;

const writing = () => Array.from(document.querySelectorAll("main input, main textarea")).some(touched);

function makeRoom() {
  const host = note();
  if (!host) return;
  host.querySelector("p").textContent = host.dataset.wordsBack;
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (going || busy() || writing() || location.pathname === "/offline/" || Date.now() - last < NOT_AGAIN_WITHIN) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

changed.addEventListener("change", async ({ detail }) => {
  if (detail === "waiting") waited = Promise.resolve(true);
  if (detail === "sent" && (await waited)) {
    waited = Promise.resolve(false);
    // Where something was refused, the list says why.
    if (!(await mine()).length) {
      saySent();
      if (note()) sessionStorage.setItem(SENT, "1");
    }
  }
  if (["sent", "nothing", "sign_in"].includes(detail)) makeRoom();
});

if (note()) {
  setInterval(() => document.visibilityState === "visible" && flush(), LOOK_EVERY);
  addEventListener("beforeunload", () => {
    going = true;
    setTimeout(() => (going = false), LOOK_EVERY);
  });
} else if (sessionStorage.getItem(SENT)) {
  sessionStorage.removeItem(SENT);
  if (!spoken()) saySent();
}
