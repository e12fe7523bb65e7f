// Shows what waits on this phone: how many, which kind, since when; and lets the person delete one.

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

/** Draws the list anew; `state` is how the last attempt to send ended. */
export async function draw(state = "nothing") {
  const host = box();
  if (!host) return;
  const entries = await mine();
  host.hidden = !entries.length;
  if (!entries.length) return host.querySelector("ul").replaceChildren();
  host.querySelector("[data-count]").textContent = headline(host, entries, state);
  host.querySelector("[data-sign-in]").hidden = state !== "sign_in";
  host.querySelector("ul").replaceChildren(...entries.map((entry) => line(host, entry)));
}

changed.addEventListener("change", (event) => draw(event.detail));
