import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { duplicatesSearch } from "@/features/customers/duplicates/search";
import { overlapSearch } from "@/features/customers/overlap/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const duplicatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/duplicates",
  staticData: { title: msg`Duplicates` },
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/duplicates/DuplicatesPage")),
    "DuplicatesPage",
  ),
});

export const overlapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/overlap",
  staticData: { title: msg`Whose customer?` },
  validateSearch: overlapSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/overlap/OverlapPage")),
    "OverlapPage",
  ),
});
