// Colours and size of the text. Kept on a phone that is only yours; on a shared phone
// they go with the tab.
const KEYS = { theme: ["auto", "light", "dark"], text: ["normal", "large", "largest"] };
const PREFIX = "handrail:";
const root = document.documentElement;

function stores() {
  try {
    return { session: window.sessionStorage, local: window.localStorage };
  } catch {
    return null; // A browser that refuses storage still shows the page.
  }
}

function read(key) {
  const kept = stores();
  const value = kept && (kept.session.getItem(PREFIX + key) ?? kept.local.getItem(PREFIX + key));
  return KEYS[key].includes(value) ? value : null;
}

function keep(key, value) {
  const kept = stores();
  if (!kept) return;
  const mine = document.body.dataset.privatePhone === "true";
  kept.session.setItem(PREFIX + key, value);
  if (mine) kept.local.setItem(PREFIX + key, value);
  else kept.local.removeItem(PREFIX + key);
}

function apply() {
  for (const key of Object.keys(KEYS)) {
    const value = read(key);
    if (value) root.dataset[key] = value;
  }
}

function wire() {
  for (const form of document.querySelectorAll("[data-prefs]")) {
    form.hidden = false;
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
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wire);
else wire();
