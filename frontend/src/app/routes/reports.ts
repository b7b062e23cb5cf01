import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { reportSearch } from "@/features/reports/model";
import { signedInRoute } from "./signedIn";

export const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/reports",
  staticData: { title: msg`Reports` },
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import("@/features/reports/ReportsPage"), "ReportsPage"),
});
