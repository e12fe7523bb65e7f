// Leaving a page when what was sent is stored. Two forms may be on their way at once: the page is
// left when both have arrived, and stays while one has something to say. Whoever goes somewhere
// themselves is not overtaken: that would break off what they sent.
const LET_THEM_GO_MS = 15000;

/** The form has something to say, so the page stays until it is sent again. */
export const STAYS = "stays";
/** The answer took the place of the page. */
export const SHOWN = "shown";

let underWay = 0;
let next = null;
let wish = null;
let leavings = 0;
let timer = 0;
const closed = new Set();
const staying = new Set();

window.addEventListener("beforeunload", () => (leavings += 1));
window.addEventListener("pageshow", ({ persisted }) => persisted && clearTimeout(timer));

/** Whether something of this page is on its way to the server. */
export const busy = () => underWay > 0;

/** Sends the form in this way as soon as nothing is on its way, whatever else would be next. */
export function leaveBy(form, way) {
  wish = way;
  closed.add(form);
  if (!busy()) goOn();
}

/** A form is sent. Call what this returns once it is over: with what leaves the page, or STAYS, or SHOWN. */
export function setOut(form) {
  const before = leavings;
  underWay += 1;
  staying.delete(form);
  return (how) => {
    underWay -= 1;
    if (how === STAYS) staying.add(form);
    else if (how === SHOWN) forget();
    else if (how) {
      next = leavings === before ? how : later(how);
      closed.add(form);
    }
    if (!busy()) goOn();
  };
}

function forget() {
  [next, wish] = [null, null];
  closed.clear();
  staying.clear();
}

/** Goes when those who went themselves have had time to arrive, and nothing is on its way then. */
const later = (way) => () => {
  timer = setTimeout(() => {
    next = way;
    if (!busy()) goOn();
  }, LET_THEM_GO_MS);
};

function goOn() {
  const way = wish ?? next;
  if (!way) return;
  if (staying.size) {
    // The others can be used again: what was stored is stored once, however often it is sent.
    wish = null;
    for (const form of closed) form.dispatchEvent(new CustomEvent("handrail:stays", { bubbles: true }));
    closed.clear();
    return;
  }
  forget();
  way();
}
