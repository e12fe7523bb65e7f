// Signed out: what may be read offline goes. The sealed entries that wait to be sent stay.
// The offline part of the pages listens and clears its read store.

const gone = { type: "signed-out" };

navigator.serviceWorker?.controller?.postMessage(gone);
if ("BroadcastChannel" in window) {
  const channel = new BroadcastChannel("handrail");
  channel.postMessage(gone);
  channel.close();
}
