import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";

export const languageModelRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/language-model",
  staticData: { title: msg`Language model` },
  component: lazyRouteComponent(
    later(() => import("@/features/reading/LanguageModelPage")),
    "LanguageModelPage",
  ),
});
