/** What was opened is kept as it was answered, so that it can be read without the network. */

import { READ_AT, READ_CACHE } from "../offline/readAt";

const API = "/api/v1/";
const SESSION = `${API}session`;
const OWNER = "/__owner";
const MOST = 600;
const SPARE = 100;
const PATIENCE_MS = 8_000;
// Streams, searches, what only administrators see, and what is too large to keep.
const NEVER = /^(events|search|api-keys|audit|oauth|dead-letters|mailboxes|import-runs|openapi|exports?)\b/;

interface Me {
  membership_id: string;
  user: { id: string };
  tenant: { id: string };
}

export const isRead = (request: Request, url: URL): boolean =>
  request.method === "GET" &&
  url.pathname.startsWith(API) &&
  request.headers.get("Accept") !== "text/event-stream" &&
  !NEVER.test(url.pathname.slice(API.length));

const IN_READ = { cacheName: READ_CACHE, ignoreVary: true };

/** Grows with each sign-out: an answer to what was asked before is nobody's to keep. */
let signOuts = 0;

/** Ends the session; what is on its way meanwhile leaves nothing on this device. */
export async function signOut(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) {
    signOuts += 1;
    await caches.delete(READ_CACHE);
  }
  return response;
}

export const isSignOut = (request: Request, url: URL): boolean =>
  request.method === "DELETE" && url.pathname === SESSION;

/** The seat of whoever was signed in last. */
export async function ownerSeat(): Promise<string | null> {
  const kept = await caches.match(OWNER, IN_READ);
  return kept ? ((await kept.json()) as { seat: string }).seat : null;
}

/** Forgets what another person, or the same in another company, has read. */
async function settleOwner(response: Response): Promise<void> {
  if (response.status === 401) {
    await caches.delete(READ_CACHE);
    return;
  }
  if (!response.ok) return;
  const me = (await response.clone().json()) as Me;
  const owner = { seat: me.membership_id, who: `${me.user.id} ${me.tenant.id}` };
  const before = await caches.match(OWNER, IN_READ);
  if (before && ((await before.json()) as typeof owner).who !== owner.who) await caches.delete(READ_CACHE);
  await (await caches.open(READ_CACHE)).put(OWNER, Response.json(owner));
}

async function keep(request: Request, response: Response): Promise<void> {
  const headers = new Headers(response.headers);
  headers.set(READ_AT, new Date().toISOString());
  // Before it is known who reads, and after they signed out, nothing is kept.
  if (!(await caches.match(OWNER, IN_READ))) return;
  const cache = await caches.open(READ_CACHE);
  await cache.put(request.url, new Response(response.body, { status: response.status, headers }));
  const keys = await cache.keys();
  if (keys.length <= MOST) return;
  const oldest = keys.filter(({ url }) => !url.endsWith(OWNER)).slice(0, SPARE);
  await Promise.all(oldest.map((key) => cache.delete(key)));
}

const isJson = (response: Response): boolean =>
  response.ok && (response.headers.get("Content-Type") ?? "").startsWith("application/json");

/** The server's answer, kept; when none comes, or not in time, what it answered last. */
export async function read(
  request: Request,
  url: URL,
  lasting: (work: Promise<unknown>) => void,
): Promise<Response> {
  const begun = signOuts;
  const fresh = fetch(request).then(async (response) => {
    if (begun !== signOuts) return response;
    if (url.pathname === SESSION) await settleOwner(response);
    if (isJson(response)) lasting(keep(request, response.clone()).catch(() => undefined));
    return response;
  });
  const kept = await caches.match(request.url, IN_READ);
  if (!kept) return fresh;
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([fresh.catch(() => null), late]);
  lasting(fresh.catch(() => undefined));
  return answer ?? kept;
}
