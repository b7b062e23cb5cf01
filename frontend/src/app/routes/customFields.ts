import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { customFieldsSearch } from "@/features/custom-fields/search";
import { settingsRoute } from "./settings";

export const customFieldsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "custom-fields",
  staticData: { title: msg`Custom fields` },
  validateSearch: customFieldsSearch,
  component: lazyRouteComponent(
    () => import("@/features/custom-fields/CustomFieldsPage"),
    "CustomFieldsPage",
  ),
});
