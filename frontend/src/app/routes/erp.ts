import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";

export const erpRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/erp",
  staticData: { title: msg`ERP` },
});

export const erpListRoute = createRoute({
  getParentRoute: () => erpRoute,
  path: "/",
  component: lazyRouteComponent(
    later(() => import("@/features/erp/routes/ErpLinksPage")),
    "ErpLinksPage",
  ),
});

export const newErpRoute = createRoute({
  getParentRoute: () => erpRoute,
  path: "/new",
  staticData: { title: msg`Link an ERP` },
  component: lazyRouteComponent(
    later(() => import("@/features/erp/routes/NewErpLinkPage")),
    "NewErpLinkPage",
  ),
});

export const erpLinkRoute = createRoute({
  getParentRoute: () => erpRoute,
  path: "/$linkId",
  staticData: { title: msg`ERP link` },
  validateSearch: (search): { tab?: string } => ({
    tab: typeof search.tab === "string" ? search.tab : undefined,
  }),
  component: lazyRouteComponent(
    later(() => import("@/features/erp/routes/ErpLinkPage")),
    "ErpLinkPage",
  ),
});
