import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { type Pushed, PushService } from "./pushService";
import { expect, test } from "./session";

/**
 * From the push to the notification, put off and done. Real: the subscription over the API, the server's encrypted and
 * signed message over TLS to a push service of ours, its decryption, the service worker's own handlers and what they ask
 * of the server. Simulated, since a headless browser has no push service and no notification centre: what
 * `PushManager.subscribe` answers, the hand-over of the decrypted text (DevTools' `deliverPushMessage`), and the press
 * on a button of the notification.
 */
test.use({ serviceWorkers: "allow" });

const folder = process.env.LADING_E2E_TLS ?? "";

interface Reminder {
  id: string;
  version: number;
  due: boolean;
  snoozed: boolean;
  next_at: string | null;
  ended_at: string | null;
}

async function call(context: BrowserContext, method: string, path: string, data?: object, version?: number) {
  const csrf = (await context.cookies()).find(({ name }) => name === "lading_csrf")?.value ?? "";
  const headers = {
    "X-CSRF-Token": decodeURIComponent(csrf),
    ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
  };
  const answer = await context.request.fetch(`/api/v1${path}`, { method, data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Reminder;
}

/** A time that has passed by now, as it was said a while ago: it comes due at once. */
const minutesAgo = (minutes: number) => ({
  at: new Date(Date.now() - minutes * 60_000).toISOString(),
  said_at: new Date(Date.now() - 600_000).toISOString(),
});

/** Hands the decrypted text to the service worker as a browser does. */
async function deliver(cdp: CDPSession, origin: string, message: Pushed): Promise<void> {
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (found) resolve(found.registrationId);
    });
  });
  await cdp.send("ServiceWorker.disable");
  await cdp.send("ServiceWorker.enable");
  const registrationId = await registered;
  await cdp.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId,
    data: JSON.stringify(message),
  });
}

/** Presses a button of the notification that is on screen, in the worker's own handler. */
async function press(context: BrowserContext, action: string): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await worker.evaluate(async (pressed) => {
    const scope = globalThis as unknown as ServiceWorkerGlobal;
    const [notification] = await scope.registration.getNotifications();
    const event = new scope.NotificationEvent("notificationclick", { notification, action: pressed });
    await new Promise<void>((resolve, reject) => {
      // Browsers let only their own events extend a worker's life.
      Object.defineProperty(event, "waitUntil", {
        value: (work: Promise<void>) => work.then(resolve, reject),
      });
      scope.dispatchEvent(event);
    });
  }, action);
}

interface ServiceWorkerGlobal {
  registration: { getNotifications(): Promise<Notification[]> };
  NotificationEvent: new (
    type: string,
    init: { notification: Notification | undefined; action: string },
  ) => Event;
  dispatchEvent(event: Event): boolean;
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body }) => `${title} ${body}`);
  });

test("a reminder is pushed, put off from the notification, pushed again and done", async ({
  page,
  context,
  baseURL,
}, info) => {
  test.skip(info.project.name !== "zh-CN-390", "at phone size, and the same in every language");
  test.skip(folder === "", "needs the certificate of the demo's servers");
  const origin = baseURL ?? "";
  const service = new PushService(folder);
  await service.start();
  try {
    await context.grantPermissions(["notifications"], { origin });
    await page.addInitScript((subscription) => {
      const made = { toJSON: () => subscription, unsubscribe: async () => true };
      PushManager.prototype.subscribe = async () => made as unknown as PushSubscription;
    }, service.subscription);
    await page.goto("/settings/alerts");
    await page.getByRole("button", { name: "在此浏览器提醒我" }).click();
    await expect(page.getByText(/Chrome/).first()).toBeVisible();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

    const text = `Call about pallets ${Date.now()}`;
    const made = await call(context, "POST", "/reminders", { text, when: minutesAgo(6) });
    const pushed = () => service.messages.filter(({ reminder }) => reminder?.id === made.id);
    await expect.poll(() => pushed().length, { timeout: 60_000 }).toBe(1);
    const cdp = await context.newCDPSession(page);
    await deliver(cdp, origin, pushed()[0] as Pushed);
    await expect.poll(async () => (await shown(page)).join()).toContain(text);

    await press(context, "hour");
    await expect.poll(async () => (await shown(page)).join()).not.toContain(text);
    const putOff = await call(context, "GET", `/reminders/${made.id}`);
    expect([putOff.due, putOff.snoozed]).toEqual([false, true]);
    expect(Date.parse(putOff.next_at ?? "") - Date.now()).toBeGreaterThan(50 * 60_000);

    await call(context, "PATCH", `/reminders/${made.id}`, { when: minutesAgo(2) }, putOff.version);
    await expect.poll(() => pushed().length, { timeout: 60_000 }).toBe(2);
    await deliver(cdp, origin, pushed()[1] as Pushed);
    await expect.poll(async () => (await shown(page)).join()).toContain(text);
    await press(context, "done");
    await expect
      .poll(async () => (await call(context, "GET", `/reminders/${made.id}`)).ended_at)
      .not.toBeNull();
  } finally {
    await service.stop();
  }
});
