// A hard day that waits on the phone gets its words at once, as it would with a network.

import { changed } from "./outbox.js";

let hard;

document.addEventListener("submit", (event) => {
  const host = document.querySelector("[data-care]");
  const form = event.target;
  if (!host || form.dataset?.outbox !== "checkin") return;
  const said = new FormData(form);
  const craving = said.get("craving");
  const strong = Boolean(craving) && Number(craving) >= Number(host.dataset.strong);
  hard = strong || host.dataset.moods.split(" ").includes(said.get("mood"));
}, true);

changed.addEventListener("change", ({ detail }) => {
  const host = document.querySelector("[data-care]");
  if (!host || hard === undefined || !["offline", "sign_in"].includes(detail)) return;
  host.hidden = !hard;
  if (hard) host.focus();
  hard = undefined;
});
