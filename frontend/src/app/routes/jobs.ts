import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { settingsRoute } from "./settings";

export const failedJobsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/failed-jobs",
  staticData: { title: msg`Failed jobs` },
  component: lazyRouteComponent(() => import("@/features/jobs/routes/FailedJobsPage"), "FailedJobsPage"),
});
