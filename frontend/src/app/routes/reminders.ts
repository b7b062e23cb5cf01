import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { todaySearch } from "@/features/reminders/search";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/today",
  staticData: { title: msg`Today` },
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import("../screens/TodayScreen"), "TodayScreen"),
});

export const reminderRulesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "reminder-rules",
  staticData: { title: msg`Reminder rules` },
  component: lazyRouteComponent(() => import("@/features/reminders/routes/RulesPage"), "RulesPage"),
});
