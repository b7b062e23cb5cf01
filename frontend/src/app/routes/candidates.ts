import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { candidatesSearch } from "@/features/customers/candidates/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const candidatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/candidates",
  staticData: { title: msg`Candidates` },
  validateSearch: candidatesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/candidates/CandidatesPage")),
    "CandidatesPage",
  ),
});

export const sortingRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "sorting",
  staticData: { title: msg`How Lading sorts mail` },
  component: lazyRouteComponent(
    later(() => import("@/features/customers/candidates/SortingPage")),
    "SortingPage",
  ),
});
