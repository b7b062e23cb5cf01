import { goesOut, type Refusal, type Waiting } from "./entry";
import type { WaitingStore } from "./store";

const PREFIX = "/api/v1";
const SIGN_IN_REQUIRED = 401;
const TOO_MANY = 429;
const SERVER_FAULT = 500;

/** How a round ended: everything was offered, or why the rest still waits. */
export interface Delivery {
  sent: number;
  refused: number;
  stopped: "offline" | "signed-out" | "busy" | null;
}

/** The request that an entry stands for. */
export function requestOf(entry: Waiting, token: string | null): Request {
  const headers = new Headers({
    "Idempotency-Key": entry.id,
    "Accept-Language": entry.locale,
    "Content-Type": entry.body instanceof Blob ? "application/octet-stream" : "application/json",
  });
  if (token) headers.set("X-CSRF-Token", token);
  if (entry.version !== null) headers.set("If-Match", `"${entry.version}"`);
  const body = entry.body instanceof Blob ? entry.body : JSON.stringify(entry.body);
  const url = new URL(`${PREFIX}${entry.path}`, self.location.origin);
  return new Request(url, { method: entry.method, headers, body, credentials: "same-origin" });
}

async function refusalOf(response: Response): Promise<Refusal> {
  const said: Record<string, unknown> = await response.json().catch(() => ({}));
  return {
    title: typeof said.title === "string" ? said.title : "",
    status: response.status,
    reference: response.headers.get("X-Request-Id"),
    current: (said.current as Record<string, unknown> | undefined) ?? null,
  };
}

/**
 * Sends what one seat wrote, in the order in which it was written. What the server refuses for good stays with the
 * reason, for a person to decide; a fault that may pass leaves the rest for the next round.
 */
export async function deliver(
  store: WaitingStore,
  seat: string,
  token: () => Promise<string | null>,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): Promise<Delivery> {
  const delivery: Delivery = { sent: 0, refused: 0, stopped: null };
  for (const entry of (await store.of(seat)).filter(goesOut)) {
    const response = await send(requestOf(entry, await token())).catch(() => null);
    if (response === null) return { ...delivery, stopped: "offline" };
    if (response.ok) {
      await store.remove(entry.id);
      delivery.sent += 1;
    } else if (response.status === SIGN_IN_REQUIRED) {
      return { ...delivery, stopped: "signed-out" };
    } else if (response.status === TOO_MANY || response.status >= SERVER_FAULT) {
      return { ...delivery, stopped: "busy" };
    } else {
      await store.put({ ...entry, refusal: await refusalOf(response) });
      delivery.refused += 1;
    }
  }
  return delivery;
}

/** Runs a round unless another tab or the service worker is at it. */
export async function deliverAlone(
  store: WaitingStore,
  seat: string,
  token: () => Promise<string | null>,
): Promise<Delivery | null> {
  return navigator.locks.request("lading-offline", { ifAvailable: true }, (lock) =>
    lock === null ? null : deliver(store, seat, token),
  );
}
