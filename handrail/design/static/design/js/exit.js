// Quick exit: the page goes blank first, then another site takes its place in the history,
// whatever the network does. The link itself works without this file.
import { blank, goAway, markLeft } from "./left.js";

const PRESSES = 3;
const WITHIN_MS = 5000;

const link = document.querySelector("[data-exit]");

function leave() {
  const { href } = link;
  blank();
  markLeft();
  goAway(href);
}

if (link) {
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = presses.filter((at) => event.timeStamp - at < WITHIN_MS);
    presses.push(event.timeStamp);
    if (presses.length >= PRESSES) leave();
  });
}
