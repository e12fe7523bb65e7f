// Shows what waits on this phone: how many, which kind, since when; and lets the person delete one.
// A form that is meant to be sent once makes room for a note while what it said waits.

import { busy } from "../design/js/going.js";
import { SENT } from "./network.js";
import { changed, mine, remove, wordsOf } from "./outbox.js";

const box = () => document.querySelector("[data-queue]");
const clock = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
  weekday: "long",
  hour: "numeric",
  minute: "2-digit",
});

function line(host, entry) {
  const item = host.querySelector("template").content.cloneNode(true);
  const words = entry.what ?? host.dataset.wordsOther;
  const when = clock.format(new Date(entry.made_at));
  item.querySelector("[data-what]").textContent = `${words}, ${when}`;
  item.querySelector("[data-reason]").textContent = entry.reason ?? "";
  item.querySelector("[data-reason]").hidden = !entry.reason;
  const button = item.querySelector("button");
  button.setAttribute("aria-label", `${button.textContent.trim()}: ${words}, ${when}`);
  button.addEventListener("click", async () => {
    await remove(entry.id);
    host.querySelector("[data-count]").focus();
  });
  if (entry.reason) offerWords(host, item.querySelector("[data-again]"), entry.id);
  return item;
}

/** Nobody can read it on the phone, so its owner asks the server for the words. */
function offerWords(host, place, id) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    const shown = place.querySelector("[data-own-words]");
    try {
      shown.replaceChildren((await wordsOf(id)).join("\n"));
    } catch {
      shown.replaceChildren(host.dataset.wordsNoNetwork);
    }
  });
}

function headline(host, entries, state) {
  const due = entries.filter((entry) => !entry.reason).length;
  if (!due) return host.dataset.wordsStuck;
  if (state === "sign_in") return host.dataset.wordsSignIn;
  const words = due === 1 ? host.dataset.wordsOne : host.dataset.wordsMany;
  return words.replace("NUMBER", String(due));
}

/** Forms that are meant to be sent once, like a name under the agreement: `data-once` names the note. */
const once = () => document.querySelectorAll("form[data-once]");
const noteOf = (form) => document.getElementById(form.dataset.once);

/** The note stands in the place of the form, or the form in its own place again. */
function change(form, waits, pressed) {
  form.hidden = waits;
  noteOf(form).hidden = !waits;
  if (pressed) noteOf(form).focus();
}

/** Makes room where an entry waits. What was sent or refused since is read on the page of now. */
function setAside(entries, state) {
  for (const form of once()) {
    const waits = entries.some((entry) => entry.kind === form.dataset.outbox && !entry.reason);
    if (waits === form.hidden) continue;
    if (waits || state === "removed") change(form, waits, state === "waiting");
    else {
      if (!entries.length) sessionStorage.setItem(SENT, "1");
      location.reload();
    }
  }
}

/** Makes room for what came to wait just now. */
export const makeRoom = async () => setAside(await mine(), "waiting");

/** Draws the list anew; `state` is how the last attempt to send ended. */
export async function draw(state = "nothing") {
  const host = box();
  if (!host) return;
  const entries = await mine();
  // What is on its way may arrive in a moment: its form stays until it is known that it waits.
  if (!busy()) setAside(entries, state);
  host.hidden = !entries.length;
  if (!entries.length) return host.querySelector("ul").replaceChildren();
  host.querySelector("[data-count]").textContent = headline(host, entries, state);
  host.querySelector("[data-sign-in]").hidden = state !== "sign_in";
  host.querySelector("ul").replaceChildren(...entries.map((entry) => line(host, entry)));
}

changed.addEventListener("change", (event) => draw(event.detail));
