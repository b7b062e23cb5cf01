import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { paymentsSearch } from "@/features/trade/payments/search";
import { shipmentsSearch } from "@/features/trade/shipments/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const paymentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/payments",
  staticData: { title: msg`Payments` },
  validateSearch: paymentsSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/payments/PaymentsPage")),
    "PaymentsPage",
  ),
});

export const shipmentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/shipments",
  staticData: { title: msg`Shipments` },
});

export const shipmentListRoute = createRoute({
  getParentRoute: () => shipmentsRoute,
  path: "/",
  validateSearch: shipmentsSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/shipments/ShipmentsPage")),
    "ShipmentsPage",
  ),
});

export const shipmentRoute = createRoute({
  getParentRoute: () => shipmentsRoute,
  path: "$id",
  staticData: { title: msg`Shipment` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/shipments/ShipmentPage")),
    "ShipmentPage",
  ),
});

export const loadingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/loading-plan",
  staticData: { title: msg`What fits into a container` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/shipments/LoadingPage")),
    "LoadingPage",
  ),
});

export const paperSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "papers",
  staticData: { title: msg`Papers` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/papers/PaperSettingsPage")),
    "PaperSettingsPage",
  ),
});

/** Where money and shipments stand in the tree of routes; the settings take `paperSettingsRoute`. */
export const paperRoutes = [
  paymentsRoute,
  shipmentsRoute.addChildren([shipmentListRoute, shipmentRoute]),
  loadingRoute,
] as const;
