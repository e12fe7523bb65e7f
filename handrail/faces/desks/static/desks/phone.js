// The phone at work: forms that wait and send, the visible queue, what stays, the service worker.
// Every form here also works without this file, as a plain POST.

import { setOut, STAYS } from "../design/js/going.js";
import "./care.js";
import { offerToInstall } from "./install.js";
import { clearAtSignOut, fillIn, keepForHardMoments, keepMeetings, offerToKeep, openInstead } from "./keep.js";
import "./network.js";
import { changed, fieldsOf, flush, mine, put, ready, remove, unsent } from "./outbox.js";
import { draw, makeRoom } from "./queue.js";
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

/** Something is done to what is there: its own page reads it, with or without a wait. */
const isChange = (form) => form.dataset.outbox.includes(".");

function pageOf(form, submitter) {
  if (!isChange(form)) return undefined;
  return new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location).pathname;
}

function hidden(form, name, value) {
  const known = form.elements[name];
  if (known) known.value = value;
  else form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
}

/**
 * What is written next in this form is another entry. Words that were put right stay to be read;
 * the page is told what this form sent before, so that one's own change is not taken for another's.
 */
function renew(form, entry) {
  if (isChange(form)) hidden(form, "sent_before", `${form.elements.sent_before?.value ?? ""} ${entry.id}`.trim());
  else form.reset();
  const id = idOf(form);
  if (id) id.value = uuid7();
}

/** A tap carries no id until it has one; a page that comes back by "Back" sends other entries. */
function giveIds({ persisted } = {}) {
  for (const form of document.querySelectorAll("form[data-first=network]")) {
    if (persisted || !form.elements.id) hidden(form, "id", uuid7());
  }
}

/** What the list of what waits says, where the form has no sentence of its own. */
const says = (form, key) => form.dataset[key] ?? document.querySelector("[data-queue]")?.dataset[key];

async function keepAndSend(form, fields, submitter, unreached = false) {
  const over = setOut(form);
  let how = STAYS;
  try {
    how = await keptAndSent(form, fields, submitter, unreached);
  } finally {
    over(how);
  }
  if (how === undefined) makeRoom().catch(() => undefined);
}

/** Keeps it and tries to send it; returns what leaves the page, or whether it stays. */
async function keptAndSent(form, fields, submitter, unreached) {
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  let arrived = false;
  try {
    const { outbox, what } = form.dataset;
    const entry = await put(outbox, fields, { known: idOf(form)?.value, at: pageOf(form, submitter), what });
    // Another try may take as long as the first one: what is known by now is said at once.
    if (unreached) status(says(form, "wordsWaiting"));
    const state = await flush(entry.id);
    const left = (await mine()).find((waiting) => waiting.id === entry.id);
    arrived = !left;
    if (arrived) return () => location.assign(form.dataset.next || location.pathname + location.search);
    if (left.reason) {
      // The words are still in the form, so the refused copy is not needed.
      await remove(entry.id);
      setTimeout(() => askPage(form, submitter));
      return STAYS;
    }
    status(says(form, state === "sign_in" ? "wordsSignIn" : "wordsWaiting"));
    renew(form, entry);
    return undefined;
  } finally {
    // What arrived stays closed until the page is left: a second tap would be a second entry.
    if (!arrived) release(form);
  }
}

/** Sends the form to its page, which says at the field what is not right yet. */
function askPage(form, submitter) {
  release(form);
  form.dataset.asks = "true";
  form.requestSubmit(submitter ?? undefined);
  delete form.dataset.asks;
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
  const kept = async () => (await ready()) && keepAndSend(target, fields, submitter, true).then(() => true);
  keep(kept().catch(() => false));
}

function catchSubmit(event) {
  const form = event.target;
  const { submitter } = event;
  if (!(form instanceof HTMLFormElement) || !waits(form, submitter)) return;
  if (navigator.onLine && (form.dataset.first === "network" || form.dataset.asks)) return;
  const fields = fieldsOf(form, submitter);
  event.preventDefault();
  if (!form.checkValidity()) {
    form.reportValidity();
    setTimeout(() => release(form));
    return;
  }
  if (!complete(form, fields)) {
    // Its page shows it at the field; where it cannot be reached, it is said here.
    if (navigator.onLine) return setTimeout(() => askPage(form, submitter));
    status(form.dataset.wordsNeeds);
    return setTimeout(() => release(form));
  }
  ready().then(
    (able) => (able ? keepAndSend(form, fields, submitter) : plain(form, submitter)),
    () => plain(form, submitter),
  );
}

function plain(form, submitter) {
  release(form);
  const unable = says(form, "wordsUnable");
  if (unable) return status(unable);
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
giveIds();
globalThis.addEventListener("pageshow", (event) => event.persisted && giveIds(event));
document.addEventListener("handrail:shown", () => {
  giveIds();
  draw().catch(() => undefined);
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
