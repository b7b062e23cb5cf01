import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { text } from "@/lib/search";
import { settingsRoute } from "./settings";

export const failedJobsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/failed-jobs",
  staticData: { title: msg`Failed jobs` },
  validateSearch: (search): { open?: string } => ({ open: text(search, "open") }),
  component: lazyRouteComponent(
    later(() => import("@/features/jobs/routes/FailedJobsPage")),
    "FailedJobsPage",
  ),
});
