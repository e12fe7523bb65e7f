// Signed out: what may be read offline goes. The sealed entries that wait to be sent stay, and the
// page says so. The service worker, where there is one, listens and clears its readable store.

navigator.serviceWorker?.controller?.postMessage({ type: "signed-out" });

async function stillWaiting() {
  const known = (await globalThis.indexedDB?.databases?.()) ?? [];
  if (!known.some(({ name }) => name === "phone")) return false;
  const { waiting } = await import("../desks/store.js");
  return (await waiting()).length > 0;
}

stillWaiting().then((yes) => {
  const words = document.querySelector("[data-still-waiting]");
  if (words) words.hidden = !yes;
}, () => undefined);
