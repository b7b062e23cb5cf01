import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { leadSearch, openSearch } from "@/features/leads/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const leadsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/leads",
  staticData: { title: msg`Leads` },
  validateSearch: leadSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/leads/LeadsPage")),
    "LeadsPage",
  ),
});

export const leadRulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/leads/rules",
  staticData: { title: msg`Leads` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/leads/RulesPage")),
    "RulesPage",
  ),
});

export const leadFormsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/leads/forms",
  staticData: { title: msg`Leads` },
  validateSearch: openSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/leads/FormsPage")),
    "FormsPage",
  ),
});
