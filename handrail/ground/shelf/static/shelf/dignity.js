// Notices words that may hurt while somebody writes about a person, and says what one could write
// and why. It never holds anything back. The words stand on the page, so no network is needed.
const WAIT = 400;
const AT_MOST = 3;

function pattern(words) {
  const longest = [...words].sort((one, other) => other.length - one.length);
  const either = longest
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+"))
    .join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${either})(?![\\p{L}\\p{N}_])`, "iu");
}

function noticed(text, hints) {
  return hints
    .map((hint) => ({ hint, match: hint.pattern.exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index);
}

function begin(box) {
  const field = document.getElementById(box.dataset.dignity);
  if (!field) return;
  const hints = JSON.parse(box.dataset.words)
    .filter((hint) => hint.words.length)
    .map((hint) => ({ ...hint, pattern: pattern(hint.words) }));
  const list = box.querySelector("ul");
  const seen = box.querySelector("input");
  let timer = 0;

  function say() {
    const found = noticed(field.value, hints);
    const lines = found.slice(0, AT_MOST).map(({ hint, match }) => {
      const line = document.createElement("li");
      const instead = hint.instead.map((words) => `“${words}”`).join(box.dataset.or);
      line.textContent = box.dataset.says
        .replace("[word]", () => match[0])
        .replace("[why]", () => hint.why)
        .replace("[instead]", () => instead);
      return line;
    });
    if (found.length > AT_MOST) {
      const more = document.createElement("li");
      more.textContent = box.dataset.more;
      lines.push(more);
    }
    list.replaceChildren(...lines);
    box.hidden = !lines.length;
    if (lines.length) seen.value = "1";
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(say, WAIT);
  });
  say();
}

const wire = () => document.querySelectorAll("[data-dignity]").forEach(begin);
wire();
document.addEventListener("handrail:shown", wire);
