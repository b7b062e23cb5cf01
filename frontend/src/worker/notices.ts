/** Shows alerts that are pushed to this browser, leads to what they are about, and deals with a reminder from there. */

import { requestOf } from "../offline/deliver";
import type { Waiting } from "../offline/entry";
import { waitingStore } from "../offline/store";
import { ownerSeat } from "./reads";
import { token } from "./token";

declare const self: ServiceWorkerGlobalScope;

interface Pushed {
  id?: string;
  title?: string;
  body?: string;
  link?: string;
  lang?: string;
  reminder?: { id: string; done: string; hour: string };
}

interface Shown {
  link: string;
  reminder?: string;
  text: string;
}

/** Shows what was pushed; what cannot be read is shown all the same: browsers end subscriptions that show nothing. */
export async function show(event: PushEvent): Promise<void> {
  let alert: Pushed = {};
  try {
    alert = (event.data?.json() as Pushed | undefined) ?? {};
  } catch {
    // Shown with the name of the app alone.
  }
  const { reminder } = alert;
  const data: Shown = {
    link: alert.link || "/",
    reminder: reminder?.id,
    text: alert.body || alert.title || "",
  };
  const options = {
    body: alert.body || "",
    lang: alert.lang,
    dir: (alert.lang || "").startsWith("ar") ? ("rtl" as const) : ("ltr" as const),
    icon: "/icons/icon-192.png",
    tag: alert.id,
    data,
    actions: reminder
      ? [
          { action: "done", title: reminder.done },
          { action: "hour", title: reminder.hour },
        ]
      : [],
  };
  await self.registration.showNotification(alert.title || "Lading", options);
}

const STEPS: Record<string, Pick<Waiting, "kind" | "body"> & { path: string }> = {
  done: { kind: "done", path: "completions", body: { outcome: "done" } },
  hour: { kind: "snooze", path: "snoozes", body: { choice: "hour" } },
};

/** Whether it is dealt with: the server took it, or it waits here for the network. Otherwise the app is opened. */
async function dealWith(shown: Shown, action: string): Promise<boolean> {
  const step = STEPS[action];
  const seat = await ownerSeat();
  if (!step || !shown.reminder || seat === null) return false;
  const entry: Waiting = {
    id: crypto.randomUUID(),
    seat,
    at: Date.now(),
    kind: step.kind,
    title: shown.text,
    link: shown.link,
    method: "POST",
    path: `/reminders/${shown.reminder}/${step.path}`,
    // An hour counts from now, whenever it reaches the server.
    body: step.kind === "snooze" ? { ...step.body, said_at: new Date().toISOString() } : step.body,
    version: null,
    locale: self.navigator.language,
    refusal: null,
  };
  const answer = await fetch(requestOf(entry, await token())).catch(() => null);
  if (answer !== null) return answer.ok;
  await waitingStore.put(entry);
  const { sync } = self.registration as { sync?: { register: (tag: string) => Promise<void> } };
  await sync?.register("outbox").catch(() => undefined);
  return true;
}

async function open(link: string): Promise<void> {
  const target = new URL(link, self.location.origin);
  // Never away from this server, whatever was pushed.
  const url = target.origin === self.location.origin ? target.href : self.location.origin;
  const [first] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!first) {
    await self.clients.openWindow(url);
    return;
  }
  await first.focus();
  await first.navigate(url).catch(() => self.clients.openWindow(url));
}

/** A click on a notification or on one of its buttons. */
export async function answer(notification: Notification, action: string): Promise<void> {
  const shown = notification.data as Shown;
  notification.close();
  if (action === "" || !(await dealWith(shown, action))) await open(shown.link);
}
