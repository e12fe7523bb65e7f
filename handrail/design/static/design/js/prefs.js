// Colours and size of the text, at once and without a page load. The server writes them from the
// cookie; a kept page, which is nobody's, gets them here. A phone that is only yours remembers them
// beyond signing out; on a shared phone they go when the browser closes.
const KEYS = { theme: ["auto", "light", "dark"], text: ["normal", "large", "largest"] };
const PREFIX = "handrail:";
const COOKIE = "look";
const YEAR = 365 * 24 * 3600;
const root = document.documentElement;

function local() {
  try {
    return window.localStorage;
  } catch {
    return null; // A browser that refuses storage still shows the page.
  }
}

function inCookie() {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${COOKIE}=`));
  const [theme, text] = found?.slice(COOKIE.length + 1).split(".") ?? [];
  return { theme, text };
}

function read(key) {
  const value = inCookie()[key] ?? local()?.getItem(PREFIX + key);
  return KEYS[key].includes(value) ? value : null;
}

function write(mine) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = mine ? `; Max-Age=${YEAR}` : "";
  document.cookie = `${COOKIE}=${root.dataset.theme}.${root.dataset.text}; Path=/; SameSite=Lax${age}${secure}`;
}

function keep(key, value) {
  const mine = document.body.dataset.privatePhone === "true";
  if (mine) local()?.setItem(PREFIX + key, value);
  else local()?.removeItem(PREFIX + key);
  write(mine);
}

function apply() {
  for (const key of Object.keys(KEYS)) {
    const value = read(key);
    if (value) root.dataset[key] = value;
  }
}

function wire() {
  // After signing out only the phone still knows: the server's pages are to know again.
  if (!inCookie().theme && (read("theme") || read("text"))) write(true);
  for (const form of document.querySelectorAll("[data-prefs]")) {
    for (const key of Object.keys(KEYS)) {
      const now = form.querySelector(`input[name=${key}][value=${root.dataset[key]}]`);
      if (now) now.checked = true;
    }
    form.addEventListener("change", (event) => {
      const { name, value } = event.target;
      if (!KEYS[name]?.includes(value)) return;
      root.dataset[name] = value;
      keep(name, value);
    });
  }
}

apply();
document.addEventListener("handrail:shown", wire);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wire);
else wire();
