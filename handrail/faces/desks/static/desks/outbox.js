// What the person wrote is sealed, waits on the phone, and is sent once. "Sent" is only said on
// the server's answer. Two tabs never send at the same time.

import { canSeal, seal, uuid7 } from "./seal.js";
import * as store from "./store.js";

const PATIENCE = 20000;
const AT_ONCE = 25;

/** Tells who listens how it stands: "waiting", "removed", or how a flush ended. */
export const changed = new EventTarget();
const tell = (state) => changed.dispatchEvent(new CustomEvent("change", { detail: state }));

/** The fields of a form as names and texts; files, tokens and empty parts stay behind. */
export function fieldsOf(form, submitter) {
  const fields = {};
  const typed = [...new FormData(form)];
  // A button that was pressed before is closed by now, and would be left out.
  if (submitter?.name) typed.push([submitter.name, submitter.value]);
  for (const [name, value] of typed) {
    if (typeof value !== "string" || value === "") continue;
    if (name === "csrfmiddlewaretoken" || name === "id") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

/** Whether this phone can keep an entry: it can seal, and knows whose phone it is now. */
export async function ready() {
  if (!canSeal() || !globalThis.indexedDB || !navigator.locks) return false;
  const [who, key] = await Promise.all([store.fact("who"), store.fact("key")]);
  return Boolean(who && key);
}

/**
 * Seals the fields and puts them in the queue; returns the entry. The id is made here, unless these
 * words may have reached the server already: then they keep the id that they went with. `at` is the
 * address of the page that reads it, for what is done to something that is there; `what` are the
 * words for the list of what waits.
 */
export async function put(kind, fields, { known, at, what }) {
  const [who, key] = await Promise.all([store.fact("who"), store.fact("key")]);
  const now = new Date();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const entry = { id: known || uuid7(now.getTime()), kind, made_at: now.toISOString(), zone };
  const sealed = await seal(entry, { who, fields, at }, key);
  await store.enqueue({ ...entry, who, what, sealed });
  tell("waiting");
  return entry;
}

/** The entries of the person this phone is set up for; another person's wait for them. */
export async function mine() {
  const [who, all] = await Promise.all([store.fact("who"), store.waiting()]);
  return all.filter((entry) => entry.who === who);
}

/** Whether anything waits to be sent; only the server's answer says whose phone this is now. */
export async function unsent() {
  return (await store.waiting()).some((entry) => !entry.reason);
}

/** Removes one entry from the phone, before it is sent. */
export async function remove(id) {
  await navigator.locks.request("outbox", () => store.drop(id));
  tell("removed");
}

async function hello() {
  const answer = await fetch("/api/session", {
    headers: { Accept: "application/json" },
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`session ${answer.status}`);
  const session = await answer.json();
  await store.remember("key", session.key);
  if (session.who) {
    if ((await store.fact("who")) !== session.who) await store.clearReadable();
    await store.remember("who", session.who);
    await store.remember("private", session.private_phone);
  } else if (!session.signed_in && !(await store.fact("private")) && !(await mine()).length) {
    // A shared phone with nothing left to send: whoever writes next is somebody new.
    await store.forget("who");
  }
  // What can be read stays only while its owner is signed in on a phone of their own.
  if (!session.signed_in || !session.private_phone) await store.clearReadable();
  return session;
}

function post(session, entries, lookedAt) {
  const wire = entries.map(({ id, kind, made_at, zone, sealed }) => ({ id, kind, made_at, zone, sealed }));
  return fetch("/api/sync", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": session.csrf },
    body: JSON.stringify({ sent_at: new Date().toISOString(), looked_at: lookedAt, entries: wire }),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

async function send(session, entries, lookedAt) {
  const answer = await post(session, entries, lookedAt);
  if (answer.status === 401) return "sign_in";
  if (!answer.ok) throw new Error(`sync ${answer.status}`);
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const answers = (await answer.json()).entries;
  for (const told of answers) {
    if (told.status === "created" || told.status === "duplicate") await store.drop(told.id);
    else if (told.status === "refused" && known.has(told.id)) await store.enqueue({ ...known.get(told.id), reason: told.reason });
  }
  // Somebody else signed in between the question and the sending: it waits for its owner.
  if (answers.some((told) => told.status === "waits")) throw new Error("somebody else is here");
  return "sent";
}

/**
 * The words of an entry that was refused, as the server read them, so that they can be written
 * again; nothing when it was taken this time. Throws without a network.
 */
export async function wordsOf(id) {
  const [session, waiting] = await Promise.all([hello(), mine()]);
  const entry = waiting.find((each) => each.id === id);
  if (!session.who || !entry) return [];
  const answer = await post(session, [entry]);
  if (!answer.ok) throw new Error(`sync ${answer.status}`);
  const [told] = (await answer.json()).entries;
  if (told.status === "refused") return told.words ?? [];
  if (told.status !== "waits") await remove(id);
  return [];
}

async function flushAlone(lookedAt) {
  const session = await hello();
  let state = "nothing";
  for (;;) {
    const due = (await mine()).filter((entry) => !entry.reason).slice(0, AT_ONCE);
    if (!due.length) return state;
    if (!session.who) return "sign_in";
    state = await send(session, due, lookedAt);
    if (state !== "sent") return state;
  }
}

/**
 * Sends what waits; returns "sent", "sign_in", "offline" or "nothing"; never throws. About the
 * entry with the id `lookedAt` the server says a sentence on the next page.
 */
export async function flush(lookedAt) {
  let state = "offline";
  try {
    state = await navigator.locks.request("outbox", () => flushAlone(lookedAt));
  } catch {
    // No network, or no answer in time: the entries stay where they are.
  }
  tell(state);
  return state;
}
