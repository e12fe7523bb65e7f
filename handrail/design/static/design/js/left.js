// What a quick exit leaves behind. A page that was open before somebody left never shows again in
// that tab, not by Back and not from the browser's memory. On a shared phone the visit ends: at
// once where there is a network, else as soon as there is one. No words are kept, only marks.
const LEFT = "handrail:left"; // This tab: when it was last left.
const END = "handrail:end"; // This browser: the server has yet to hear that the visit is over.
const AGAIN_MS = 4000;
const root = document.documentElement;

function marks(kind) {
  try {
    return window[kind];
  } catch {
    return null; // A browser that refuses storage still leaves.
  }
}

const leftAt = () => Number(marks("sessionStorage")?.getItem(LEFT) ?? 0);
const mustEnd = () => Boolean(marks("localStorage")?.getItem(END));
const tellServer = () => fetch("/leave/", { method: "POST", keepalive: true, cache: "no-store" });

/** Takes everything off the page, also what is still arriving. */
export function blank() {
  root.dataset.leaving = "true";
  document.title = "";
  document.body?.replaceChildren();
}

/** Opens the other site in the place of this page; `otherwise` is where the page does not name one. */
export function goAway(otherwise = "/leave/") {
  blank();
  window.location.replace(root.dataset.exitTo || otherwise);
}

/** Marks this tab as left; on a shared phone also ends the visit and forgets what can be read. */
export function markLeft() {
  marks("sessionStorage")?.setItem(LEFT, String(Date.now()));
  if (document.body?.dataset.privatePhone !== "true") {
    marks("localStorage")?.setItem(END, "1");
    navigator.serviceWorker?.controller?.postMessage({ type: "left" });
  }
  tellServer().catch(() => undefined);
}

async function endVisit() {
  if (!mustEnd()) return;
  try {
    if (!(await tellServer()).ok) throw new Error("not ended yet");
    marks("localStorage").removeItem(END);
    if (root.dataset.leaving) window.location.replace("/");
  } catch {
    setTimeout(endVisit, AGAIN_MS);
  }
}

// When this page of the history was first opened; it comes back with the page.
function born() {
  const known = history.state?.handrailBorn;
  const [arrival] = performance.getEntriesByType("navigation");
  if (known || arrival?.type === "back_forward") return known ?? 0;
  const now = Date.now();
  history.replaceState({ ...history.state, handrailBorn: now }, "");
  return now;
}

const opened = born();
const isOver = () => leftAt() > opened;

if (isOver()) goAway();
else if (mustEnd()) {
  if (root.dataset.signedIn) blank();
  endVisit();
}
document.addEventListener("DOMContentLoaded", () => root.dataset.leaving && blank());
window.addEventListener("online", endVisit);
// Another tab was left on a shared phone: this one goes as well.
window.addEventListener("storage", (event) => {
  if (event.key === END && event.newValue && root.dataset.signedIn) goAway();
});
// Hidden while it rests in the browser's memory, so that nothing flashes up when it comes back.
window.addEventListener("pagehide", (event) => event.persisted && (root.dataset.away = "true"));
window.addEventListener("pageshow", (event) => {
  if (isOver() || (event.persisted && root.dataset.leaving)) goAway();
  else delete root.dataset.away;
});
