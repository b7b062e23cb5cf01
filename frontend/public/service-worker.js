// Shows alerts that are pushed to this browser, leads to what they are about, and deals with a reminder from its
// notification. It caches nothing.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let alert = {};
  try {
    alert = event.data?.json() ?? {};
  } catch {
    // What cannot be read is shown all the same: browsers end subscriptions that show nothing.
  }
  const { reminder } = alert;
  event.waitUntil(
    self.registration.showNotification(alert.title || "Lading", {
      body: alert.body || "",
      lang: alert.lang,
      dir: (alert.lang || "").startsWith("ar") ? "rtl" : "ltr",
      icon: "/icons/icon-192.png",
      tag: alert.id,
      data: { link: alert.link || "/", reminder: reminder?.id },
      actions: reminder
        ? [
            { action: "done", title: reminder.done },
            { action: "hour", title: reminder.hour },
          ]
        : [],
    }),
  );
});

const STEPS = {
  done: { path: "completions", body: { outcome: "done" } },
  hour: { path: "snoozes", body: { choice: "hour" } },
};

/** Whether the server took it. Without a session, or without a way to read its token, the app is opened instead. */
async function dealWith(reminder, step) {
  const token = await self.cookieStore?.get("lading_csrf");
  if (!token) return false;
  const answer = await fetch(`/api/v1/reminders/${reminder}/${step.path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token.value },
    body: JSON.stringify(step.body),
  }).catch(() => null);
  return answer?.ok === true;
}

async function open(link) {
  const target = new URL(link, self.location.origin);
  // Never away from this server, whatever was pushed.
  const url = target.origin === self.location.origin ? target.href : self.location.origin;
  const [first] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!first) return self.clients.openWindow(url);
  await first.focus();
  return first.navigate(url).catch(() => self.clients.openWindow(url));
}

self.addEventListener("notificationclick", (event) => {
  const { link, reminder } = event.notification.data;
  const step = reminder && STEPS[event.action];
  event.notification.close();
  event.waitUntil(
    (async () => {
      if (!step || !(await dealWith(reminder, step))) await open(link);
    })(),
  );
});
