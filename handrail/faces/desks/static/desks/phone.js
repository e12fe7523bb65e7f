// The phone at work: forms that wait and send, the visible queue, what stays, the service worker.
// Every form here also works without this file, as a plain POST.

import "./care.js";
import { offerToInstall } from "./install.js";
import { clearAtSignOut, fillIn, keepForHardMoments, keepMeetings, offerToKeep, openInstead } from "./keep.js";
import "./network.js";
import { changed, fieldsOf, flush, mine, put, ready, remove, unsent } from "./outbox.js";
import { draw } from "./queue.js";
import { uuid7 } from "./seal.js";

const status = (words) => {
  const place = document.querySelector("#status");
  if (!place || !words) return;
  const line = Object.assign(document.createElement("p"), { className: "toast", textContent: words });
  place.replaceChildren(line);
};

function complete(form, fields) {
  const needs = form.dataset.needs;
  return !needs || needs.split("|").every((any) => any.split(" ").some((name) => fields[name]));
}

/** Makes the form ready to be sent again; every page's script closes it at the first tap. */
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}

/** The id of a form that is also sent without waiting, so that both ways are one entry. */
const idOf = (form) => (form.dataset.first === "network" ? form.elements.id : undefined);

/** What is written next in this form is another entry. */
function renew(form) {
  form.reset();
  const id = idOf(form);
  if (id) id.value = uuid7();
}

async function keepAndSend(form, fields, unreached = false) {
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  try {
    const entry = await put(form.dataset.outbox, fields, idOf(form)?.value);
    // Another try may take as long as the first one: what is known by now is said at once.
    if (unreached) status(form.dataset.wordsWaiting);
    const state = await flush(entry.id);
    const left = (await mine()).find((waiting) => waiting.id === entry.id);
    if (!left) return location.assign(form.dataset.next ?? location.href);
    if (left.reason) {
      // The words are still in the form, so the refused copy is not needed.
      await remove(entry.id);
      return status(left.reason);
    }
    status(state === "sign_in" ? form.dataset.wordsSignIn : form.dataset.wordsWaiting);
    renew(form);
  } finally {
    release(form);
  }
}

const waits = (form, submitter) =>
  form.dataset.outbox && !form.dataset.plain && submitter?.dataset.plain === undefined;

/** A form that was to be sent at once did not reach the server: it waits like the others. */
function catchUnreached({ target, detail: { submitter, keep } }) {
  if (!waits(target, submitter)) return;
  const fields = fieldsOf(target, submitter);
  if (!complete(target, fields)) {
    status(target.dataset.wordsNeeds);
    release(target);
    return keep(Promise.resolve(true));
  }
  const kept = async () => (await ready()) && keepAndSend(target, fields, true).then(() => true);
  keep(kept().catch(() => false));
}

function catchSubmit(event) {
  const form = event.target;
  const { submitter } = event;
  if (!(form instanceof HTMLFormElement) || !waits(form, submitter)) return;
  if (form.dataset.first === "network" && navigator.onLine) return;
  const fields = fieldsOf(form, submitter);
  event.preventDefault();
  if (!form.checkValidity()) {
    form.reportValidity();
    setTimeout(() => release(form));
    return;
  }
  if (!complete(form, fields)) {
    status(form.dataset.wordsNeeds);
    setTimeout(() => release(form));
    return;
  }
  ready().then(
    (able) => (able ? keepAndSend(form, fields) : plain(form, submitter)),
    () => plain(form, submitter),
  );
}

function plain(form, submitter) {
  release(form);
  if (form.dataset.wordsUnable) return status(form.dataset.wordsUnable);
  form.dataset.plain = "true";
  form.requestSubmit(submitter ?? undefined);
}

const sendWhatWaits = () => flush();

// A network that comes and goes does not always say so: try again, less and less often.
const PAUSES = [2000, 5000, 15000, 60000];
let tries = 0;
let again;

changed.addEventListener("change", async ({ detail }) => {
  clearTimeout(again);
  if (detail !== "offline") {
    tries = 0;
    return;
  }
  if (!(await unsent())) return;
  again = setTimeout(sendWhatWaits, PAUSES[Math.min(tries, PAUSES.length - 1)]);
  tries += 1;
});

document.documentElement.dataset.outbox = "ready";
document.addEventListener("submit", catchSubmit);
document.addEventListener("handrail:unreached", catchUnreached);
globalThis.addEventListener("online", sendWhatWaits);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") sendWhatWaits();
});
clearAtSignOut();
openInstead();

if (globalThis.indexedDB) {
  draw().catch(() => undefined);
  fillIn().catch(() => undefined);
  if (navigator.locks) {
    const kept = document.querySelector("[data-ask-keep]") ? offerToKeep : keepForHardMoments;
    sendWhatWaits().then(() => Promise.all([kept(), keepMeetings(), offerToInstall()])).catch(() => undefined);
  }
}

const WORKER = "/sw.js";
/** The content policy lets a script start one other script, and only this one. */
const starts = globalThis.trustedTypes?.createPolicy("handrail-worker", {
  createScriptURL: (path) => {
    if (path !== WORKER) throw new TypeError(path);
    return path;
  },
});
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(starts?.createScriptURL(WORKER) ?? WORKER).catch(() => undefined);
}
