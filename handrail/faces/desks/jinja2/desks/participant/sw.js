{#- Keeps the phone working without a network. Pages come from the network when there is one; without
    it, help is help and everything else is the offline page. No page with anything personal in it is
    ever kept, and /api/ is never touched. These words do not travel. -#}
const KEPT = {{ kept|tojson }};
const PAGES = `pages-${KEPT.version}`;
const FILES = "files";
const PATIENCE = 8000;
const PATIENCE_TO_LEAVE = 1500;
{# Somebody who opens this page should not have to wait: soon the kept copy is shown instead. -#}
const PATIENCE_NOW = 700;

const anonymous = (url) => new Request(url, { credentials: "omit", cache: "no-cache" });

async function fill() {
  const pages = await caches.open(PAGES);
  for (const url of [KEPT.offline, KEPT.help, KEPT.now]) {
    const answer = await fetch(anonymous(url));
    if (!answer.ok || answer.redirected) throw new Error(`${url}: ${answer.status}`);
    await pages.put(url, answer);
  }
  const files = await caches.open(FILES);
  await Promise.all(
    KEPT.files.map(async (url) => (await files.match(url)) ?? files.add(url)),
  );
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name)));
  const files = await caches.open(FILES);
  const wanted = new Set(KEPT.files.map((url) => new URL(url, location.href).href));
  const old = (await files.keys()).filter((request) => !wanted.has(request.url));
  await Promise.all(old.map((request) => files.delete(request)));
}

async function fromFiles(request) {
  const files = await caches.open(FILES);
  const found = await files.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") await files.put(request, answer.clone());
  return answer;
}

async function fallback(url) {
  const pages = await caches.open(PAGES);
  const { pathname } = url;
  let wanted = KEPT.offline;
  if (pathname.startsWith(KEPT.help_path)) wanted = KEPT.help;
  else if (KEPT.write_paths.some((path) => pathname.startsWith(path))) wanted = KEPT.offline;
  else if (pathname.startsWith(KEPT.hard_path)) wanted = KEPT.now;
  return (await pages.match(wanted)) ?? Response.error();
}

async function patiently(request, patience) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error("late")), patience);
  });
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (answer.status >= 502 && answer.status <= 504) throw new Error(String(answer.status));
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

function fromNetwork(request, url) {
  const patience = url.pathname === KEPT.now_path ? PATIENCE_NOW : PATIENCE;
  return patiently(request, patience).catch(() => fallback(url));
}

{# Tells the server that somebody left; without a network, as soon as there is one. -#}
async function end() {
  const answer = await fetch(KEPT.leave, { method: "POST", cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
}

const endSoon = () => end().catch(() => registration.sync?.register("leave")).catch(() => undefined);

{# Leaving never shows a page of ours: a blank one goes on to the other site. -#}
function blankPage() {
  const to = KEPT.exit.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${to}"><title></title>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'", "Referrer-Policy": "no-referrer" };
  return new Response(page, { headers });
}

async function leave(event) {
  try {
    return await patiently(event.request, PATIENCE_TO_LEAVE);
  } catch {
    event.waitUntil(endSoon());
    return blankPage();
  }
}

{# At sign-out nothing that can be read stays, nor whose phone it was; sealed entries wait on. -#}
function forgetReadable() {
  return new Promise((done) => {
    const ask = indexedDB.open("phone");
    ask.onupgradeneeded = () => ask.transaction.abort();
    ask.onerror = () => done();
    ask.onsuccess = () => {
      const change = ask.result.transaction(["kept", "facts"], "readwrite");
      change.objectStore("kept").clear();
      change.objectStore("facts").delete("may_keep");
      change.objectStore("facts").delete("plan_too");
      change.objectStore("facts").delete("who");
      change.oncomplete = change.onabort = () => {
        ask.result.close();
        done();
      };
    };
  });
}

addEventListener("message", (event) => {
  if (event.data?.type === "signed-out") event.waitUntil(forgetReadable());
  if (event.data?.type === "left") event.waitUntil(Promise.all([forgetReadable(), endSoon()]));
});
addEventListener("sync", (event) => {
  if (event.tag === "leave") event.waitUntil(end());
});
addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/api/")) return;
  if (url.pathname.startsWith(KEPT.files_path)) event.respondWith(fromFiles(request));
  else if (url.pathname === KEPT.leave) event.respondWith(leave(event));
  else if (request.mode === "navigate") event.respondWith(fromNetwork(request, url));
});
