import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";

export const alertSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/alerts",
  staticData: { title: msg`Alerts` },
  component: lazyRouteComponent(
    later(() => import("@/features/alerts/routes/AlertSettingsPage")),
    "AlertSettingsPage",
  ),
});
