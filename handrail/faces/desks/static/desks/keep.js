// What may be read without a network: the own steps, people, cards and safety plan, and the meetings
// opened last. Only on a phone that is "only mine", only after a yes, and gone at sign-out.

import { flush } from "./outbox.js";
import * as store from "./store.js";

const OPENED = 5;
const FOUND = 20;
const PATIENCE = 4000;

const ownPhone = () => document.body.dataset.privatePhone === "true";

function read() {
  const text = (node) => node.textContent.trim().replace(/\s+/g, " ");
  const steps = Array.from(document.querySelectorAll("[data-keep-step]"), (node) => ({
    id: node.dataset.keepStep,
    text: text(node),
  }));
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
  if (!answer.ok || answer.redirected) return;
  const content = await answer.json();
  // A yes from before the plan was asked about does not count for it; Today asks again.
  if (!(await store.fact("plan_too"))) content.mine = content.routines = [];
  await store.keep("hard", content);
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
  // Somebody who said yes before the plan was part of it is asked once more.
  show(answer === "yes" && !(await store.fact("plan_too")) ? undefined : answer);
  if (answer === "yes") await refresh().catch(() => undefined);
  for (const button of document.querySelectorAll("[data-keep-answer]")) {
    button.addEventListener("click", async () => {
      const said = button.dataset.keepAnswer;
      if (said === "yes") {
        await store.remember("plan_too", true);
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

const meetingsOf = (name) =>
  Array.from(document.querySelectorAll(`[data-${name}-meeting]`), (node) => ({
    id: node.dataset[`${name}Meeting`],
    name: node.dataset.keepName,
  }));

const once = (meetings, limit) => [...new Map(meetings.map((one) => [one.id, one])).values()].slice(0, limit);

/** Remembers the meeting that this page is about, and the list that it shows, after a yes. */
export async function keepMeetings() {
  const [opened, found] = [meetingsOf("opened"), meetingsOf("found")];
  if (!(opened.length || found.length) || !ownPhone() || (await store.fact("may_keep")) !== "yes") return;
  const before = (await store.kept("meetings")) ?? { opened: [], found: [] };
  await store.keep("meetings", {
    opened: once([...opened, ...before.opened], OPENED),
    found: found.length ? once(found, FOUND) : before.found,
  });
}

const item = (text) => Object.assign(document.createElement("li"), { textContent: text });

function person({ name, phone }) {
  const row = item(phone ? "" : name);
  if (phone) row.append(Object.assign(document.createElement("a"), { href: `tel:${phone}`, textContent: name }));
  return row;
}

/** What is there to be tapped: each row is a copy of the template beside it. */
function fillRows(kept) {
  for (const host of document.querySelectorAll("[data-kept-rows]")) {
    const rows = (kept[host.dataset.keptRows] ?? []).map(({ id, text }) => {
      const row = host.querySelector("template").content.cloneNode(true);
      row.querySelector("strong").textContent = text;
      for (const input of row.querySelectorAll("[data-row]")) input.value = id;
      return row;
    });
    host.querySelector("ul").replaceChildren(...rows);
    host.hidden = !rows.length;
  }
}

/** One part of a plan with its lines; a line may have a number to call, or something with it. */
export function partOf({ title, lines }) {
  const make = (name, more) => Object.assign(document.createElement(name), more);
  const part = make("div", { className: "stack snug" });
  const list = make("ul", { className: "stack snug" });
  list.append(
    ...lines.map(({ text, phone, call = phone, with: more = [] }) => {
      const line = make("li", { textContent: text, dir: "auto" });
      if (phone) line.append(" ", call ? make("a", { href: `tel:${call}`, textContent: phone }) : phone);
      line.append(...more.map((words) => make("p", { textContent: words, className: "small quiet", dir: "auto" })));
      return line;
    }),
  );
  part.append(make("h3", { textContent: title }), list);
  return part;
}

/** The plan as it is kept, under a fold; open, and at its part, when that page was asked for. */
function fillMine(parts) {
  const host = document.querySelector("[data-kept-mine]");
  if (!parts?.length) return;
  const shown = parts.map(partOf);
  host.querySelector("[data-parts]").replaceChildren(...shown);
  host.hidden = false;
  const at = parts.findIndex(({ at: address }) => location.pathname.startsWith(address));
  if (at < 0 && location.pathname !== host.dataset.keptMine) return;
  host.querySelector("details").open = true;
  (shown[at] ?? host).scrollIntoView();
}

function fillMeetings({ opened, found }) {
  const list = document.querySelector("[data-kept-meetings]");
  for (const { id, name } of once([...opened, ...found])) list.append(new Option(name, id));
  list.closest(".field").hidden = list.options.length < 2;
  // Somebody who was about to write about one meeting finds it chosen.
  const wanted = location.pathname.split("/").find((part) => Array.from(list.options).some(({ value }) => value && value === part));
  if (wanted) list.value = wanted;
}

/** Opens the form that stands in for the page that was asked for, and shows it. */
export function openInstead() {
  const asked = Array.from(document.querySelectorAll("[data-instead-of]")).filter((part) =>
    part.dataset.insteadOf.split(" ").some((address) => location.pathname.startsWith(address)),
  );
  const linked = document.getElementById(location.hash.slice(1))?.closest("details");
  for (const part of asked) part.querySelector("details").open = true;
  if (linked) linked.open = true;
  (linked ?? asked[0])?.scrollIntoView();
}

/** Offers what was kept where something is picked; what needs a list stays away without one. */
function fillLists(kept) {
  for (const list of document.querySelectorAll("[data-kept-list]")) {
    const rows = (kept[list.dataset.keptList] ?? []).filter(({ own }) => own !== false);
    list.append(...rows.map(({ id, text }) => new Option(text, id)));
    list.closest("[data-with-list]").hidden = !rows.length;
  }
}

/** Fills the offline page with what was kept; without a yes there is nothing to fill in. */
export async function fillIn() {
  const host = document.querySelector("[data-kept]");
  if (!host || (await store.fact("may_keep")) !== "yes") return;
  const [page, meetings, hard] = await Promise.all(["page", "meetings", "hard"].map(store.kept));
  if (meetings) fillMeetings(meetings);
  if (hard) fillLists(hard);
  if (hard) fillMine(hard.mine);
  fillRows({ ...hard, steps: page?.steps });
  host.hidden = false;
  if (!page) return;
  host.querySelector("[data-kept-people]").replaceChildren(...page.people.map(person));
  host.querySelector("[data-people-card]").hidden = !page.people.length;
}

const soon = () => new Promise((done) => setTimeout(done, PATIENCE));

async function leave() {
  if (navigator.locks) await Promise.race([flush(), soon()]);
  await Promise.allSettled([store.clearReadable(), store.forget("who")]);
}

/**
 * Before sign-out what waits is sent, where there is a network. Then nothing that can be read
 * stays, nor whose phone it was; sealed entries that could not be sent wait on.
 */
export function clearAtSignOut() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.signedOut) return;
    if (!form.matches("[data-sign-out], form[action*='logout'], form[action*='sign-out']")) return;
    const offline = event.defaultPrevented; // The page already says so, and stays.
    event.preventDefault();
    if (!offline) form.dataset.signedOut = "true";
    leave().finally(() => offline || form.submit());
  });
}
