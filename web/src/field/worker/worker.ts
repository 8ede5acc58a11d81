// The worker serves the field page from the phone, always the same build whole; data it never keeps.

/** Written by the build: the version, the files, and the page's own hash. */
declare const WRITTEN: { version: string; page: string; files: string[]; sha256: string };
declare const self: ServiceWorkerGlobalScope;

const BUILD = WRITTEN;

const OURS = "field-";
const CACHE = OURS + BUILD.version;

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const answer = kept(event.request);
  if (answer) event.respondWith(answer);
});
// The page says when the person wants the newer version.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
// What waits is sealed, so only an open page can send it: wake those there are.
self.addEventListener("sync", (event) => (event as SyncEvent).waitUntil(wakePages()));

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.files.map((file) => new Request(file, { cache: "reload" })));
  const page = await fetch(BUILD.page, { cache: "reload", redirect: "error" });
  // A page of another build would ask for files that are not here: then try again later.
  if ((await sha256(page.clone())) !== BUILD.sha256) throw new Error("the page has moved on");
  await cache.put(BUILD.page, page);
}

async function tidy(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function kept(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return null;
  const isPage = request.mode === "navigate" && /^\/field(\/|$)/.test(pathname);
  if (!isPage && !BUILD.files.includes(pathname)) return null;
  return caches
    .open(CACHE)
    .then((cache) => cache.match(isPage ? BUILD.page : pathname, { ignoreVary: true }))
    .then((found) => found ?? fetch(request));
}

async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage("sync");
}

async function sha256(of: Response): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await of.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export {}; // a module to the compiler, so that its names are its own; the build makes it a script
