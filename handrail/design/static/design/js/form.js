// Forms that lose nothing: areas grow, a second tap does not send twice, typed text is
// guarded or saved as a draft. Every word shown comes from the form's own attributes.
const SAVE_AFTER_MS = 1200;
const dirty = new WeakSet();
const timers = new WeakMap();
const saving = new WeakMap();

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

function count(area) {
  const line = document.getElementById(area.dataset.count);
  if (!line) return;
  const left = area.maxLength - area.value.length;
  line.textContent = line.dataset.words.replace("{n}", String(left));
  line.hidden = left > area.maxLength / 4;
}

function say(form, key) {
  const line = form.querySelector("[data-status]");
  if (line) line.textContent = form.dataset[key] ?? "";
}

async function save(form) {
  if (saving.get(form)) return later(form);
  saving.set(form, true);
  say(form, "saving");
  const sent = new FormData(form);
  dirty.delete(form);
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: sent,
      headers: { "X-Requested-With": "fetch" },
      keepalive: document.visibilityState === "hidden",
      redirect: "manual",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    say(form, dirty.has(form) ? "saving" : "saved");
  } catch {
    // The words may have gone another way meanwhile: then the form stands for another entry.
    if (sent.get("id") !== (form.elements.id?.value ?? null)) return;
    dirty.add(form);
    say(form, "notSaved");
  } finally {
    saving.set(form, false);
  }
}

// What is still on its way to the server when the page is put away or the network comes back.
function saveNow() {
  if (document.documentElement.dataset.leaving) return;
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    if (!dirty.has(form) || form.dataset.sent) continue;
    clearTimeout(timers.get(form));
    save(form);
  }
}

function later(form) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), SAVE_AFTER_MS));
}

function release(form) {
  for (const button of form.querySelectorAll("[aria-busy=true]")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
  delete form.dataset.sent;
}

document.addEventListener("input", (event) => {
  const { target } = event;
  const form = target.form;
  if (target.matches("textarea")) grow(target);
  if (target.dataset?.count) count(target);
  if (!form) return;
  dirty.add(form);
  if (form.dataset.autosave) later(form);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "true";
  clearTimeout(timers.get(form));
  dirty.delete(form);
  // After the browser has read the form, so that the button's own value still travels.
  setTimeout(() => {
    if (event.submitter) {
      event.submitter.disabled = true;
      event.submitter.setAttribute("aria-busy", "true");
    }
  });
}, true);

// Not sent: what was typed is asked about again before the page is left.
document.addEventListener("handrail:unsent", (event) => {
  dirty.add(event.target);
  release(event.target);
});

// Stored, and the page stays for another form: this one can be used again.
document.addEventListener("handrail:stays", (event) => release(event.target));

for (const done of ["htmx:after:request", "htmx:error", "htmx:finally:request"]) {
  document.addEventListener(done, () => document.querySelectorAll("form[data-sent]").forEach(release));
}

window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

window.addEventListener("beforeunload", (event) => {
  if (document.documentElement.dataset.leaving) return; // Quick exit is never held up.
  const guarded = [...document.querySelectorAll("form[data-guard], form[data-autosave]")];
  if (guarded.some((form) => dirty.has(form))) event.preventDefault();
});

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && saveNow());
window.addEventListener("online", saveNow);

function wire() {
  for (const area of document.querySelectorAll("textarea")) {
    if (area.value) grow(area);
    if (area.dataset.count) count(area);
  }
}

wire();
document.addEventListener("handrail:shown", wire);
