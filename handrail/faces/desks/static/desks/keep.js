// What may be read without a network: the own step, people, cards and safety plan. Only on a phone
// that is "only mine", only after a yes, and gone at sign-out.

import * as store from "./store.js";

const ownPhone = () => document.body.dataset.privatePhone === "true";

function read() {
  const text = (node) => node.textContent.trim().replace(/\s+/g, " ");
  const steps = Array.from(document.querySelectorAll("[data-keep-step]"), text);
  const people = Array.from(document.querySelectorAll("[data-keep-person]"), (node) => ({
    name: text(node),
    phone: node.dataset.keepPerson,
  }));
  return { steps, people, at: new Date().toISOString() };
}

async function refresh() {
  if (document.querySelector("[data-today]")) await store.keep("page", read());
  await keepForHardMoments();
}

/** Keeps what helps in a hard moment: cards in their order, people to call, the safety plan. */
export async function keepForHardMoments() {
  const from = document.querySelector("[data-keep-from]")?.dataset.keepFrom;
  if (!from || !ownPhone() || (await store.fact("may_keep")) !== "yes") return;
  const answer = await fetch(from, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.ok && !answer.redirected) await store.keep("hard", await answer.json());
}

/** Asks once; keeps the page up to date after a yes; a no is remembered as well. */
export async function offerToKeep() {
  const ask = document.querySelector("[data-ask-keep]");
  const stop = document.querySelector("[data-stop-keep]");
  if (!ask || !stop || !ownPhone()) return;
  const show = (answer) => {
    ask.hidden = answer !== undefined;
    stop.hidden = answer !== "yes";
  };
  const answer = await store.fact("may_keep");
  show(answer);
  if (answer === "yes") await refresh().catch(() => undefined);
  for (const button of document.querySelectorAll("[data-keep-answer]")) {
    button.addEventListener("click", async () => {
      const said = button.dataset.keepAnswer;
      if (said === "yes") {
        await store.remember("may_keep", said);
        await refresh().catch(() => undefined);
        await navigator.storage?.persist?.();
      } else {
        await store.clearReadable();
        await store.remember("may_keep", said);
      }
      show(said);
    });
  }
}

/** Fills the offline page with what was kept; without a yes there is nothing to fill in. */
export async function fillIn() {
  const host = document.querySelector("[data-kept]");
  if (!host) return;
  const page = (await store.fact("may_keep")) === "yes" ? await store.kept("page") : undefined;
  if (!page) return;
  const item = (text) => Object.assign(document.createElement("li"), { textContent: text });
  const person = ({ name, phone }) => {
    const row = item(phone ? "" : name);
    if (phone) row.append(Object.assign(document.createElement("a"), { href: `tel:${phone}`, textContent: name }));
    return row;
  };
  host.querySelector("[data-kept-steps]").replaceChildren(...page.steps.map(item));
  host.querySelector("[data-kept-people]").replaceChildren(...page.people.map(person));
  host.querySelector("[data-steps-card]").hidden = !page.steps.length;
  host.querySelector("[data-people-card]").hidden = !page.people.length;
  host.hidden = false;
}

/** At sign-out nothing that can be read stays, nor whose phone it was; sealed entries wait on. */
export function clearAtSignOut() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.signedOut) return;
    if (!form.matches("[data-sign-out], form[action*='logout'], form[action*='sign-out']")) return;
    event.preventDefault();
    form.dataset.signedOut = "true";
    Promise.allSettled([store.clearReadable(), store.forget("who")]).finally(() => form.submit());
  });
}
