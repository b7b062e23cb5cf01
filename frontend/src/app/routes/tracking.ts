import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { oneOf, text } from "@/lib/search";
import { settingsRoute } from "./settings";

const STATES = ["open", "lifted", "all"] as const;

export const suppressionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/suppressions",
  staticData: { title: msg`Suppressed addresses` },
  validateSearch: (search): { open?: string; q?: string; state?: (typeof STATES)[number] } => ({
    open: text(search, "open"),
    q: text(search, "q"),
    state: oneOf(search, "state", STATES),
  }),
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/tracking/SuppressionsPage")),
    "SuppressionsPage",
  ),
});

export const trackingRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/tracking",
  staticData: { title: msg`Tracking` },
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/tracking/TrackingPolicyPage")),
    "TrackingPolicyPage",
  ),
});

export const domainsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/domains",
  staticData: { title: msg`Domain health` },
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/domains/DomainsPage")),
    "DomainsPage",
  ),
});
