import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { customFieldsSearch } from "@/features/custom-fields/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";

export const customFieldsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "custom-fields",
  staticData: { title: msg`Custom fields` },
  validateSearch: customFieldsSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/custom-fields/CustomFieldsPage")),
    "CustomFieldsPage",
  ),
});
