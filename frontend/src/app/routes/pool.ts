import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { openSearch, poolSearch } from "@/features/pool/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const poolRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/pool",
  staticData: { title: msg`Public pool` },
  validateSearch: poolSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/pool/PoolPage")),
    "PoolPage",
  ),
});

export const poolMineRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/pool/mine",
  staticData: { title: msg`Public pool` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/pool/MinePage")),
    "MinePage",
  ),
});

export const poolLogRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/pool/log",
  staticData: { title: msg`Public pool` },
  component: lazyRouteComponent(
    later(() => import("@/features/pool/LogPage")),
    "LogPage",
  ),
});

export const poolRequestsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/pool/requests",
  staticData: { title: msg`Public pool` },
  component: lazyRouteComponent(
    later(() => import("@/features/pool/RequestsPage")),
    "RequestsPage",
  ),
});

export const poolRulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/pool/rules",
  staticData: { title: msg`Public pool` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/pool/RulesPage")),
    "RulesPage",
  ),
});
