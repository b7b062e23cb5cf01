import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { todaySearch } from "@/features/reminders/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/today",
  staticData: { title: msg`Today` },
  validateSearch: todaySearch,
  component: lazyRouteComponent(
    later(() => import("../screens/TodayScreen")),
    "TodayScreen",
  ),
});

export const reminderRulesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "reminder-rules",
  staticData: { title: msg`Reminder rules` },
  component: lazyRouteComponent(
    later(() => import("@/features/reminders/routes/RulesPage")),
    "RulesPage",
  ),
});
