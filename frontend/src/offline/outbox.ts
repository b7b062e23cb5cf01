import { useSyncExternalStore } from "react";
import { apiUrl, cookie } from "@/api/client";
import { ApiProblem, isProblem } from "@/api/problem";
import { currentLocale } from "@/i18n/activate";
import { isReachable, onReachable, setReachable } from "./connection";
import { type Delivery, deliverAlone, requestOf } from "./deliver";
import { goesOut, type NewWaiting, type Waiting } from "./entry";
import { CHANGES, waitingStore } from "./store";

/** What became of something that was written: the server's answer, or that it waits on this device. */
export type Outcome<Answer> = { kept: false; answer: Answer } | { kept: true };

const NONE: readonly Waiting[] = [];
const RETRY_MS = 15_000;

let seat: string | null = null;
let entries: readonly Waiting[] = NONE;
const listeners = new Set<() => void>();

function show(next: readonly Waiting[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

async function reload(): Promise<void> {
  const whose = seat;
  const found = whose === null ? NONE : await waitingStore.of(whose);
  if (whose === seat) show(found);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the signed-in person wrote and has not reached the server, the oldest first. */
export const useWaiting = (): readonly Waiting[] => useSyncExternalStore(subscribe, () => entries);

/** The same at this moment, outside of React. */
export const waitingNow = (): readonly Waiting[] => entries;

const token = () => Promise.resolve(cookie("lading_csrf"));

/** Asks the service worker to go on where this page is closed before the network is back. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync;
  await sync?.register("outbox").catch(() => undefined);
}

/**
 * Sends what was written, or keeps it on this device while the server is out of reach. Refusals throw an ApiProblem, as
 * any call does. The first attempt has the key of all later ones: an answer that was lost on its way makes no second.
 */
export async function sendOrKeep<Answer>(written: NewWaiting): Promise<Outcome<Answer>> {
  if (seat === null) throw new Error("nobody is signed in");
  const entry: Waiting = {
    ...written,
    id: crypto.randomUUID(),
    seat,
    at: Date.now(),
    locale: currentLocale(),
    refusal: null,
  };
  try {
    const response = await fetch(requestOf(entry, await token())).catch(() => null);
    if (response === null) throw ApiProblem.offline();
    if (!response.ok) throw await ApiProblem.from(response);
    setReachable(true);
    const text = await response.text();
    return { kept: false, answer: (text === "" ? null : JSON.parse(text)) as Answer };
  } catch (error) {
    if (!isProblem(error, "offline")) throw error;
    await keep(entry);
    return { kept: true };
  }
}

/** Keeps something for later without trying it now. One of the same method and path takes the place of an older. */
export async function keepForLater(written: NewWaiting): Promise<void> {
  await takeBack(written.method, written.path);
  if (seat === null) return;
  await keep({
    ...written,
    id: crypto.randomUUID(),
    seat,
    at: Date.now(),
    locale: currentLocale(),
    refusal: null,
  });
}

/** Forgets what waits for one address: whoever calls has it in hand. */
export async function takeBack(method: Waiting["method"], path: string): Promise<void> {
  if (seat === null) return;
  const those = (await waitingStore.of(seat)).filter((each) => each.method === method && each.path === path);
  for (const { id } of those) await waitingStore.remove(id);
  if (those.length > 0) await reload();
}

async function keep(entry: Waiting): Promise<void> {
  setReachable(false);
  await waitingStore.put(entry);
  await reload();
  await askForSync();
}

/** Sends what waits; null when another tab is at it or nobody is signed in. */
export async function sendWaiting(): Promise<Delivery | null> {
  if (seat === null) return null;
  const delivery = await deliverAlone(waitingStore, seat, token);
  await reload();
  if (delivery?.stopped === "offline") setReachable(false);
  else if (delivery && (delivery.sent + delivery.refused > 0 || delivery.stopped)) setReachable(true);
  return delivery;
}

/** Asks whether the server is there; HEAD, since the service worker answers GET from this device. */
async function look(): Promise<void> {
  const answer = await fetch(apiUrl("/meta"), { method: "HEAD", cache: "no-store" }).catch(() => null);
  setReachable(answer !== null);
}

/** Offers a refused one again: over the version that is there now, or as it was. */
export async function sendAgain(entry: Waiting): Promise<Delivery | null> {
  const version = entry.refusal?.current?.version;
  const newer = typeof version === "number" && entry.version !== null ? version : entry.version;
  await waitingStore.put({ ...entry, id: crypto.randomUUID(), version: newer, refusal: null });
  await waitingStore.remove(entry.id);
  return sendWaiting();
}

/** Forgets one: its author wants it no more, or takes the other's version. */
export async function discardWaiting(id: string): Promise<void> {
  await waitingStore.remove(id);
  await reload();
}

/**
 * Keeps the list of one person's waiting things current and sends them when the network is back, after each round that
 * sent something calling `onSent`. Returns a stop function.
 */
export function followOutbox(whose: string, onSent: (delivery: Delivery) => void): () => void {
  seat = whose;
  const channel = new BroadcastChannel(CHANGES);
  const attempt = () => {
    void sendWaiting().then((delivery) => {
      if (delivery && delivery.sent + delivery.refused > 0) onSent(delivery);
    });
  };
  const probe = setInterval(() => {
    if (!isReachable()) void look();
    else if (entries.some(goesOut)) attempt();
  }, RETRY_MS);
  const onOnline = () => void look();
  const stopWatching = onReachable(() => {
    if (isReachable()) attempt();
  });
  channel.addEventListener("message", () => void reload());
  addEventListener("online", onOnline);
  void reload().then(attempt);
  return () => {
    clearInterval(probe);
    stopWatching();
    channel.close();
    removeEventListener("online", onOnline);
    seat = null;
    show(NONE);
  };
}
