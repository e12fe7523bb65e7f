// Signed out: what may be read offline goes. The sealed entries that wait to be sent stay.
// The service worker, where there is one, listens and clears its readable store.

navigator.serviceWorker?.controller?.postMessage({ type: "signed-out" });
