import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { todaySearch } from "@/features/reminders/search";
import { signedInRoute } from "./signedIn";

export const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/today",
  staticData: { title: msg`Today` },
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import("@/features/reminders/routes/TodayPage"), "TodayPage"),
});
