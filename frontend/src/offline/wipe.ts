import { clearDrafts } from "@/lib/useDraft";
import { READ_CACHE } from "./readAt";
import { forgetRecents } from "./recent";
import { waitingStore } from "./store";

/** Takes everything of one person off this device: what was read, what waits, drafts, and the browser's alerts. */
export async function wipe(seat: string): Promise<void> {
  clearDrafts();
  forgetRecents();
  await waitingStore.clear(seat).catch(() => undefined);
  await forgetRead();
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const subscription = await registration?.pushManager?.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
}

/** Forgets what was read: another person or company is at this device now. */
export async function forgetRead(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(READ_CACHE).catch(() => false);
}
