// What stays on the phone: the sealed entries that wait, the server's key, and, only on a phone
// that is the person's own and only after a yes, the step and the people they may read offline.

import { openDB } from "../vendor/idb-8.0.4/idb.js";

let opened;

function database() {
  opened ??= openDB("phone", 1, {
    upgrade(db) {
      db.createObjectStore("queue", { keyPath: "id" });
      db.createObjectStore("facts");
      db.createObjectStore("kept");
    },
  });
  return opened;
}

export const fact = async (name) => (await database()).get("facts", name);
export const remember = async (name, value) => (await database()).put("facts", value, name);
export const forget = async (name) => (await database()).delete("facts", name);

/** Returns the entries that wait, the oldest first; each is sealed. */
export const waiting = async () => (await database()).getAll("queue");
export const enqueue = async (entry) => (await database()).put("queue", entry);
export const drop = async (id) => (await database()).delete("queue", id);

export const kept = async (name) => (await database()).get("kept", name);
export const keep = async (name, value) => (await database()).put("kept", value, name);

/** Removes everything that can be read; what waits stays, it is sealed. */
export async function clearReadable() {
  const db = await database();
  await Promise.all([db.clear("kept"), db.delete("facts", "may_keep"), db.delete("facts", "plan_too")]);
}
