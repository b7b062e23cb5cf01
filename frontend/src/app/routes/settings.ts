import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "./signedIn";

export const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/settings",
  staticData: { title: msg`Settings` },
  component: lazyRouteComponent(() => import("../SettingsLayout"), "SettingsLayout"),
});

export const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  component: lazyRouteComponent(() => import("../SettingsHome"), "SettingsHome"),
});
