/** The service worker: the app without a network, what was written sent when it is back, and pushed alerts. */

import { deliverAlone } from "../offline/deliver";
import { waitingStore } from "../offline/store";
import { answer, show } from "./notices";
import { isRead, isSignOut, ownerSeat, read, signOut } from "./reads";
import { file, install, isFile, page, tidy } from "./shell";
import { token } from "./token";

declare const self: ServiceWorkerGlobalScope;

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener("install", (event) => {
  void self.skipWaiting();
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([tidy(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (isSignOut(request, url)) event.respondWith(signOut(request));
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(page(request));
  else if (isFile(url)) event.respondWith(file(request));
  else if (isRead(request, url)) event.respondWith(read(request, url, (work) => event.waitUntil(work)));
});

self.addEventListener("push", (event) => event.waitUntil(show(event)));

self.addEventListener("notificationclick", (event) => {
  event.waitUntil(answer(event.notification, event.action));
});

/** The network is back while no page is open; a round that did not end is asked for again by the browser. */
async function sendWaiting(): Promise<void> {
  const seat = await ownerSeat();
  if (seat === null) return;
  const delivery = await deliverAlone(waitingStore, seat, token);
  if (delivery?.stopped === "offline" || delivery?.stopped === "busy") throw new Error(delivery.stopped);
}

self.addEventListener("sync" as "push", (event) => {
  if ((event as unknown as SyncEvent).tag === "outbox") event.waitUntil(sendWaiting());
});
