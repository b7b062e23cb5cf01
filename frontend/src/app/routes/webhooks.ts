import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { webhookSearch, webhooksSearch } from "@/features/webhooks/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";

export const webhooksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/webhooks",
  staticData: { title: msg`Webhooks` },
});

export const webhookListRoute = createRoute({
  getParentRoute: () => webhooksRoute,
  path: "/",
  validateSearch: webhooksSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/webhooks/routes/WebhooksPage")),
    "WebhooksPage",
  ),
});

export const webhookRoute = createRoute({
  getParentRoute: () => webhooksRoute,
  path: "/$webhookId",
  staticData: { title: msg`Webhook` },
  validateSearch: webhookSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/webhooks/routes/WebhookPage")),
    "WebhookPage",
  ),
});
