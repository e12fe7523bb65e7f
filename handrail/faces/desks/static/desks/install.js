// Offers the home screen to somebody who came back, on a phone that is only theirs. Once they said
// "no thanks" it is never offered again. On a shared phone nothing is offered, and nothing counted.

import * as store from "./store.js";

const BETWEEN_VISITS = 30 * 60 * 1000;
const VISITS = 2;

const ownPhone = () => document.body.dataset.privatePhone === "true";
const installed = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
// Safari on a phone says so by this property; it has no question of its own to ask.
const byHand = () => navigator.standalone === false && navigator.maxTouchPoints > 1;

let question;

async function visits() {
  const known = (await store.fact("visits")) ?? { count: 0, at: 0 };
  const now = Date.now();
  const count = known.count + (now - known.at > BETWEEN_VISITS ? 1 : 0);
  await store.remember("visits", { count, at: now });
  return count;
}

async function persist() {
  if (await store.fact("persist_asked")) return;
  await store.remember("persist_asked", true);
  await navigator.storage?.persist?.();
}

async function answer(host, said) {
  await store.remember("install", said);
  host.hidden = true;
  document.querySelector("#main")?.focus();
}

async function ask(host) {
  const asked = question;
  question = undefined;
  await asked.prompt();
  const { outcome } = await asked.userChoice;
  await answer(host, outcome === "accepted" ? "yes" : "no");
}

async function show(count) {
  const host = document.querySelector("[data-install]");
  if (!host || count < VISITS || (await store.fact("install"))) return;
  host.querySelector("[data-install-yes]").hidden = !question;
  host.querySelector("[data-install-by-hand]").hidden = Boolean(question) || !byHand();
  host.hidden = !question && !byHand();
}

/** Counts the visit and, from the second one on, shows the offer where this browser can do it. */
export async function offerToInstall() {
  if (!ownPhone()) return;
  if (installed()) {
    await persist();
    return;
  }
  const count = await visits();
  const host = document.querySelector("[data-install]");
  host?.querySelector("[data-install-yes]").addEventListener("click", () => ask(host));
  host?.querySelector("[data-install-no]").addEventListener("click", () => answer(host, "no"));
  await show(count);
  globalThis.addEventListener("can-install", () => show(count));
}

// The browser asks early, and on a shared phone as well: it never shows its own banner.
globalThis.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  question = event;
  globalThis.dispatchEvent(new Event("can-install"));
});

globalThis.addEventListener("appinstalled", async () => {
  const host = document.querySelector("[data-install]");
  if (host) host.hidden = true;
  if (!ownPhone()) return;
  await store.remember("install", "yes");
  await persist();
});
