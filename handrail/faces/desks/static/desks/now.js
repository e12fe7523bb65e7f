// Right now it is hard: minutes that have passed, own cards on a phone that keeps them, and what was
// tried at the end when it has not passed yet. The page is whole without this file. Without a network the kept
// copy also stands in for the other pages of hard moments, and is arranged by the address.

import { partOf } from "./keep.js";
import { learned } from "./learn.js";
import * as store from "./store.js";

const host = document.querySelector("[data-now]");
const form = document.querySelector("[data-hard]");
const keepCard = document.querySelector("[data-keep-card]");
const ownPhone = document.body.dataset.privatePhone === "true";
const ONE_WHILE = 2 * 60 * 60 * 1000;
const FIRST = 3;
let ticking;
const used = document.querySelector("[data-used]");
const here = document.querySelector("[data-kept-here]");
const asked = (address) => location.pathname.startsWith(address);
const afterUse = Boolean(used?.dataset.used.split(" ").some(asked));
const standsIn = Boolean(here) && !afterUse && !asked(here.dataset.keptHere);

/** When this hard while began; a page that is loaded again goes on counting on an own phone. */
function began() {
  const now = Date.now();
  if (!ownPhone) return now;
  const known = Number(sessionStorage.getItem("hard-since"));
  if (known && now - known < ONE_WHILE && known <= now) return known;
  sessionStorage.setItem("hard-since", String(now));
  return now;
}

function count(since) {
  const passed = Math.max(0, (Date.now() - since) / 60000);
  const minutes = Math.floor(passed);
  const words = host.querySelector("[data-minutes]");
  const { wordsNone, wordsOne, wordsMany } = words.dataset;
  const text = minutes < 1 ? wordsNone : minutes === 1 ? wordsOne : wordsMany;
  words.textContent = text.replace("NUMBER", String(minutes));
  const ring = host.querySelector("[data-ring]");
  ring.removeAttribute("hidden");
  ring.querySelector(".gone").setAttribute("stroke-dasharray", `${Math.min(passed, 30).toFixed(2)} 30`);
  ring.querySelector("[data-ring-number]").textContent = String(minutes);
  if (form) form.elements.minutes.value = String(minutes);
}

function cardOf({ id, text, tried, helped }) {
  const template = document.querySelector("[data-card-template]");
  const card = template.content.cloneNode(true);
  const input = card.querySelector("input");
  input.value = id;
  card.querySelector("strong").textContent = text;
  const words = tried === 1 ? template.dataset.wordsOne : template.dataset.wordsMany.replace("2", String(tried));
  if (tried) card.querySelector(".quiet").textContent = words.replace("HELPED", String(helped));
  else card.querySelector(".quiet").remove();
  return card;
}

/** The first few cards, and the others under a fold, as with a network. */
function handOf(cards) {
  const all = cards.map(cardOf);
  if (all.length <= FIRST) return all;
  const more = document.querySelector("[data-more-template]").content.cloneNode(true);
  more.querySelector(".snug").append(...all.slice(FIRST));
  return [...all.slice(0, FIRST), more];
}

/** After a use: safety first, then people, then the way to write; no clock and no question. */
function safetyFirst() {
  for (const part of document.querySelectorAll("[data-urge]")) part.hidden = true;
  used.hidden = false;
  document.querySelector("[data-later]").hidden = false;
}

/** In place of a list: a sentence, the safety plan first where it was asked for, a way to write. */
function arrange(kept, known) {
  const write = document.querySelector("[data-write-down]");
  write.hidden = !known || afterUse || (navigator.onLine && !standsIn);
  if (!standsIn) return;
  const words = here.querySelector("p");
  if (!kept) words.textContent = words.dataset.wordsNothing;
  const [, form] = here.dataset.forms.split(" ").map((one) => one.split("#")).find(([address]) => asked(address)) ?? [];
  if (form) write.querySelector("a").hash = form;
  here.append(write);
  here.hidden = false;
  if (asked(here.dataset.planAt)) here.after(document.querySelector("[data-kept-plan-card]"));
}

function personOf({ name, phone, text, there, until }) {
  const row = document.querySelector("[data-person-template]").content.cloneNode(true);
  const [call, write] = row.querySelectorAll("a");
  for (const [link, address] of [[call, phone && `tel:${phone}`], [write, text && `sms:${text}`]]) {
    if (address) link.href = address;
    else link.remove();
    link.lastElementChild.textContent = link.textContent.replace("NAME", name);
  }
  if (!phone) row.firstElementChild.prepend(Object.assign(document.createElement("strong"), { textContent: name }));
  const words = row.querySelector("p");
  if (there && !(Date.parse(until) < Date.now())) words.textContent = there;
  else words.remove();
  return row;
}

/** On the copy without a network: the cards, people and plan that this phone may keep. */
async function fillIn() {
  if (!form || !form.dataset.wordsUnable || !globalThis.indexedDB) return;
  const who = await store.fact("who");
  if (who) for (const part of form.querySelectorAll("[data-question], [data-tap-what], [data-none-of-these]")) part.hidden = false;
  const page = (await store.fact("may_keep")) === "yes" ? await store.kept("hard") : undefined;
  arrange(page, who);
  if (!page) return;
  if (page.cards.length) form.querySelector("[data-kept-cards]").replaceChildren(...handOf(page.cards));
  const people = document.querySelector("[data-kept-people]");
  people.replaceChildren(...page.people.map(personOf));
  // A line that is one of the people already stands there once.
  for (const { phone } of page.people) people.parentElement.querySelector(`:scope > [href="tel:${phone}"]`)?.remove();
  const plan = document.querySelector("[data-kept-plan-card]");
  plan.querySelector("[data-kept-plan]").replaceChildren(...page.plan.map(partOf));
  plan.hidden = !page.plan.length;
}

/** On a phone that keeps the cards, the answer puts them in order at once, with a network or none. */
async function learn(card, said) {
  if (!globalThis.indexedDB || (await store.fact("may_keep")) !== "yes") return;
  const page = await store.kept("hard");
  if (page?.weighed_at) await store.keep("hard", learned(page, card, said, Date.now()));
}

/** It passed: no clock and no question any more, and a way back when it is hard again. */
function rest() {
  sessionStorage.removeItem("hard-since");
  clearInterval(ticking);
  host.hidden = true;
  const title = document.querySelector("h1[data-words-passed]");
  title.textContent = title.dataset.wordsPassed;
  form.querySelector("[data-question]").hidden = true;
  document.querySelector("[data-passed]").hidden = false;
}

/** The card that was tried goes to the end, as with a network, and nothing is chosen any more. */
function nextOne(tried) {
  tried.checked = tried.defaultChecked = false;
  form.querySelector("[data-kept-cards]").append(tried.closest("label"));
}

/** A general way that helped can be kept as an own card; ids of cards have hyphens, keys have none. */
function offerToKeep(tried, said) {
  keepCard.elements.idea.value = tried;
  keepCard.hidden = !tried || tried.includes("-") || said === "not_yet";
}

/** Says what to do after an answer, and puts what was tried at the end when it has not passed. */
function answered({ submitter }) {
  const said = submitter?.value ?? "";
  const note = document.querySelector("[data-after]");
  const tried = form.querySelector("input[name=card]:checked");
  const words = note.getAttribute(`data-words-${said === "yes" && !tried?.value ? "alone" : said}`);
  if (!words) return;
  note.querySelector("p").textContent = words;
  note.hidden = false;
  offerToKeep(tried?.value ?? "", said);
  const what = tried?.value ? `&tried=${tried.value}` : "";
  form.dataset.next = `${host.dataset.page}?after=${said}${what}`;
  learn(tried?.value, said).catch(() => undefined);
  // The entry reads the form first, which a part that is hidden does not change.
  if (said === "yes") setTimeout(rest);
  // The entry reads the form first.
  if (said === "not_yet" && tried?.value) setTimeout(nextOne, 0, tried);
}

if (afterUse) {
  safetyFirst();
} else if (host) {
  const since = began();
  count(since);
  ticking = setInterval(count, 5000, since);
}
keepCard?.addEventListener("submit", () => setTimeout(() => (keepCard.hidden = true)));
form?.addEventListener("submit", answered, { capture: true });
fillIn().catch(() => undefined);
