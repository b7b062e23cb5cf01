// Shows alerts that are pushed to this browser and leads to what they are about. It caches nothing.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let alert = {};
  try {
    alert = event.data?.json() ?? {};
  } catch {
    // What cannot be read is shown all the same: browsers end subscriptions that show nothing.
  }
  event.waitUntil(
    self.registration.showNotification(alert.title || "Lading", {
      body: alert.body || "",
      lang: alert.lang,
      dir: (alert.lang || "").startsWith("ar") ? "rtl" : "ltr",
      icon: "/favicon.svg",
      tag: alert.id,
      data: { link: alert.link || "/" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data.link, self.location.origin);
  // Never away from this server, whatever was pushed.
  const url = target.origin === self.location.origin ? target.href : self.location.origin;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then(async (open) => {
      const [first] = open;
      if (!first) return self.clients.openWindow(url);
      await first.focus();
      return first.navigate(url).catch(() => self.clients.openWindow(url));
    }),
  );
});
