// After signing in beside this page the token of its form is an old one. Fetches the new one when
// the page is seen again; without this the server asks for one more tap.
const form = document.querySelector("[data-again]");

async function renew() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch("/api/session", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.ok) form.elements.csrfmiddlewaretoken.value = (await answer.json()).csrf;
}

if (form) {
  window.addEventListener("focus", () => renew().catch(() => undefined));
  document.addEventListener("visibilitychange", () => renew().catch(() => undefined));
}
