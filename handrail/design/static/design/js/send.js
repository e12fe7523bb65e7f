// Forms with words are sent by fetch: the page stays as it is until the server has answered, and says
// so when it cannot. What is sent twice is stored once; the answer to a refused form takes the place
// of the page (docs/adr/0019, 0020). `data-shows-page`: its success is a page, so it is not sent here;
// `data-first="network"`: it waits on the phone only when the server cannot be reached.
import { busy, leaveBy, setOut, SHOWN, STAYS } from "./going.js";

const PATIENCE_MS = 20000;
const WORDY = "[data-guard], [data-autosave], [data-outbox], [data-needs-network]";

const words = (key) => document.querySelector("#status")?.dataset[key] ?? "";

/** What cannot wait: it is done now, with a network, or not at all. */
const needsNetwork = (form) => form.hasAttribute("data-needs-network");

/** Says beside the form that it was not sent, and lets it be sent again. */
export function unsent(form, key = "wordsUnsent") {
  const known = form.querySelector("[data-unsent]");
  const line = known ?? Object.assign(document.createElement("p"), { className: "wrong", role: "alert" });
  line.dataset.unsent = key;
  line.textContent = words(key);
  if (!known) form.append(line);
  form.dispatchEvent(new CustomEvent("handrail:unsent", { bubbles: true }));
}

function bodyOf(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  return body;
}

function go(address) {
  const to = new URL(address, location.href);
  const here = new URL(location.href);
  if (to.hash && to.pathname + to.search === here.pathname + here.search) {
    location.replace(to);
    location.reload();
  } else location.assign(to);
}

/** Whether the scripts of this page serve the page in `text` too; `data-once` marks one that cannot. */
function served(text) {
  const here = Array.from(document.scripts, (script) => script.getAttribute("src"));
  const there = Array.from(text.matchAll(/<script\b[^>]*?\bsrc="([^"]+)"[^>]*>/g));
  return there.every(([tag, source]) => !tag.includes("data-once") && here.includes(source));
}

/** The address that the page in this window stands for; going back from it loads the other one. */
let shown = location.pathname + location.search;
const address = () => location.pathname + location.search;
window.addEventListener("popstate", () => address() !== shown && location.reload());

/** To the summary of what is not right yet; tells whether the page has one. */
function toSummary() {
  const summary = document.querySelector("#not-yet");
  summary?.focus();
  return Boolean(summary);
}

/** What stands in the fields that hold words, by name. */
const typed = (form) => new Map(
  Array.from(form.elements).filter((field) => field.name && field.matches("textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])"))
    .map((field) => [field.name, field.value]),
);

/** What was typed after the form was sent goes on standing in the form that comes back. */
function typeAgain(place, form, before, after) {
  const back = Array.from(place.querySelectorAll("form")).find((one) => one.getAttribute("action") === form.getAttribute("action"));
  for (const [name, value] of after) {
    const field = value === before.get(name) ? undefined : back?.elements[name];
    if (field && "value" in field) field.value = value;
  }
}

/** Lets the page that answered take the place of this one, by htmx; tells whether it did. */
async function showHere(form, words, answer, target) {
  const place = document.querySelector("main");
  const text = await answer.text();
  const [, main] = text.match(/<main\b[^>]*>([^]*)<\/main>/) ?? [];
  if (!place || !main || !globalThis.htmx || !served(text)) return false;
  const [title] = text.match(/<title>[^]*?<\/title>/) ?? [""];
  const before = place.firstElementChild;
  const later = typed(form);
  await globalThis.htmx.swap({ text: title + main, sourceElement: place, target: place, swap: "settle:0" });
  if (before?.isConnected) return false;
  typeAgain(place, form, words, later);
  const [, look] = text.match(/<body class="([^"]*)"/) ?? [];
  if (look) document.body.className = look;
  const to = new URL(target, location.href);
  if (to.pathname + to.search !== address()) history.pushState({ ...history.state }, "", to.pathname + to.search);
  shown = address();
  document.dispatchEvent(new CustomEvent("handrail:shown"));
  if (!toSummary()) {
    place.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  return true;
}

/** Sends the form the plain way: its answer is the next page. */
function plainly(form, submitter) {
  form.dataset.plain = form.dataset.native = "true";
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("button[aria-busy]")) button.disabled = false;
  form.requestSubmit(submitter ?? undefined);
  delete form.dataset.native;
}

/** Shows what the server answered; where its page cannot stand here, the form is sent the plain way. */
async function showAnswer(form, submitter, words, answer, target) {
  if (answer.status === 422 && (await showHere(form, words, answer, target).catch(() => false))) return SHOWN;
  leaveBy(form, () => plainly(form, submitter));
  return undefined;
}

/** Lets the phone keep what did not reach the server; where it cannot, the form says so and stays. */
async function notReached(form, submitter) {
  let keeping;
  const keep = (promise) => (keeping = promise);
  form.dispatchEvent(new CustomEvent("handrail:unreached", { bubbles: true, detail: { submitter, keep } }));
  if (await keeping) return undefined;
  unsent(form, needsNetwork(form) ? "wordsNoAnswer" : undefined);
  return STAYS;
}

async function send(form, submitter) {
  const over = setOut(form);
  let how = STAYS;
  try {
    how = await sent(form, submitter);
  } finally {
    over(how);
  }
}

/** Sends it; returns what leaves the page, or whether the page stays. */
async function sent(form, submitter) {
  form.querySelector("[data-unsent]")?.remove();
  const target = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const said = typed(form);
  try {
    const answer = await fetch(target, {
      method: "POST",
      body: bodyOf(form, submitter),
      headers: { "X-Handrail-Send": "1" },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const next = answer.headers.get("X-Handrail-Go");
    if (answer.status === 204 && next) return () => go(next);
    if (answer.ok) return () => go(target);
    if (answer.status === 401) unsent(form, "wordsSignedOut");
    else if (answer.status === 403) unsent(form, "wordsStale");
    else if (answer.status >= 500) unsent(form, "wordsBroken");
    else return await showAnswer(form, submitter, said, answer, target);
  } catch {
    return await notReached(form, submitter);
  }
  return STAYS;
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || form.dataset.native) return;
  if (form.hasAttribute("hx-post") || form.hasAttribute("data-sign-out")) return;
  // What can wait on the phone is in the hands of the outbox, until it says that it cannot.
  const plain = form.dataset.plain ?? submitter?.dataset.plain;
  const waits = form.dataset.outbox && document.documentElement.dataset.outbox && plain === undefined;
  if (waits && !(navigator.onLine && (form.dataset.first === "network" || form.dataset.asks))) return;
  const wordy = form.matches(WORDY) && !form.hasAttribute("data-shows-page");
  if (!wordy && navigator.onLine) {
    if (!busy()) return;
    // Sent now, a plain form would break off what is on its way.
    event.preventDefault();
    leaveBy(form, () => plainly(form, submitter));
    return;
  }
  event.preventDefault();
  const now = needsNetwork(form) || !form.matches(WORDY);
  if (navigator.onLine) send(form, submitter);
  else setTimeout(() => unsent(form, now ? "wordsNeedsNetwork" : undefined));
});

toSummary();
window.addEventListener("online", () => {
  for (const line of document.querySelectorAll("[data-unsent=wordsUnsent]")) line.textContent = words("wordsBack");
});
document.addEventListener("htmx:error", (event) => {
  const form = event.target.closest?.("form");
  if (form) unsent(form);
});
