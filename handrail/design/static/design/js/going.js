// Going on to the next page when something was stored. Two forms may be on their way at once, on a
// slow network: the page is left when both have arrived, and stays when one of them has something
// to say. Whoever goes somewhere themselves meanwhile is not overtaken: that would break off what
// they sent.
const LET_THEM_GO_MS = 15000;

/** What was sent has something to say on this page, so the page stays. */
export const STAYS = "stays";

let underWay = 0;
let next = null;
let stays = false;
let leavings = 0;
window.addEventListener("beforeunload", () => (leavings += 1));

/** Whether something of this page is on its way to the server. */
export const busy = () => underWay > 0;

/**
 * Something of this page goes to the server. Returns what to call once when it is over: with the
 * function that leaves the page, with STAYS, or with nothing when it makes no difference.
 */
export function setOut() {
  const before = leavings;
  underWay += 1;
  return (how) => {
    underWay -= 1;
    if (how === STAYS) stays = true;
    else next = how ?? next;
    if (underWay > 0) return;
    const on = stays ? null : next;
    [next, stays] = [null, false];
    if (!on) return;
    if (leavings === before) on();
    else setTimeout(on, LET_THEM_GO_MS);
  };
}
