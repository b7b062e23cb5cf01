/** The app itself on this device: its one page, its code and styles. */

const NAME = "lading-shell-";
const PAGE = "/";
const PATIENCE_MS = 4_000;

declare const __SHELL__: { version: string; files: string[] };

const current = `${NAME}${__SHELL__.version}`;
const ASIDE = ["/before-paint.js", "/favicon.svg", "/manifest.webmanifest", "/icons/icon-192.png"];

/** Fetches the app behind whatever the page itself loads. */
export async function install(): Promise<void> {
  const cache = await caches.open(current);
  const wanted = [PAGE, ...ASIDE, ...__SHELL__.files.map((file) => `/${file}`)];
  await cache.addAll(
    wanted.map((url) => new Request(url, { cache: "no-cache", priority: "low" } as RequestInit)),
  );
}

/** Forgets the app of earlier versions. */
export async function tidy(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(NAME) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Whether a file of the app is asked for. */
export const isFile = (url: URL): boolean =>
  url.pathname.startsWith("/assets/") || ASIDE.includes(url.pathname);

/** A file from this device, else from the server: what is in assets/ is named after its content. */
export async function file(request: Request): Promise<Response> {
  const cache = await caches.open(current);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The page from the server, so that a new version shows at once; from this device when no answer comes in time. */
export async function page(request: Request): Promise<Response> {
  const cache = await caches.open(current);
  const kept = await cache.match(PAGE, { ignoreVary: true });
  if (!kept) return fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const fresh = await Promise.race([fetch(request).catch(() => null), late]);
  return fresh ?? kept;
}
