import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let reachable = typeof navigator === "undefined" || navigator.onLine;

/** Whether the server answered last time. The browser's own idea counts only for "no network at all". */
export const isReachable = (): boolean => reachable;

/** Notes that the server answered, or that it did not. */
export function setReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const listener of listeners) listener();
}

/** Calls back when the server goes out of reach or comes back; returns a stop function. */
export function onReachable(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof addEventListener === "function") addEventListener("offline", () => setReachable(false));

/** Whether the server can be reached, as far as the last call told. */
export const useReachable = (): boolean => useSyncExternalStore(onReachable, isReachable);
