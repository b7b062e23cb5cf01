import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/settings",
  staticData: { title: msg`Settings` },
  component: lazyRouteComponent(
    later(() => import("../SettingsLayout")),
    "SettingsLayout",
  ),
});

export const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  component: lazyRouteComponent(
    later(() => import("../SettingsHome")),
    "SettingsHome",
  ),
});
