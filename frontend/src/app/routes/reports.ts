import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { reportSearch } from "@/features/reports/model";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/reports",
  staticData: { title: msg`Reports` },
  validateSearch: reportSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/reports/ReportsPage")),
    "ReportsPage",
  ),
});
