import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { newQuoteSearch, ordersSearch, productsSearch, quotesSearch } from "@/features/trade/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const quotesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/quotes",
  staticData: { title: msg`Quotes` },
});

export const quoteListRoute = createRoute({
  getParentRoute: () => quotesRoute,
  path: "/",
  validateSearch: quotesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/quotes/QuotesPage")),
    "QuotesPage",
  ),
});

export const newQuoteRoute = createRoute({
  getParentRoute: () => quotesRoute,
  path: "new",
  staticData: { title: msg`New quote` },
  validateSearch: newQuoteSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/quotes/NewQuotePage")),
    "NewQuotePage",
  ),
});

export const quoteRoute = createRoute({
  getParentRoute: () => quotesRoute,
  path: "$id",
  staticData: { title: msg`Quote` },
  component: lazyRouteComponent(
    later(() => import("../screens/QuoteScreen")),
    "QuoteScreen",
  ),
});

export const ordersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/orders",
  staticData: { title: msg`Orders` },
});

export const orderListRoute = createRoute({
  getParentRoute: () => ordersRoute,
  path: "/",
  validateSearch: ordersSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/orders/OrdersPage")),
    "OrdersPage",
  ),
});

export const orderRoute = createRoute({
  getParentRoute: () => ordersRoute,
  path: "$id",
  staticData: { title: msg`Order` },
  component: lazyRouteComponent(
    later(() => import("../screens/OrderScreen")),
    "OrderScreen",
  ),
});

export const productionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/production",
  staticData: { title: msg`Production board` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/orders/ProductionPage")),
    "ProductionPage",
  ),
});

export const productsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/products",
  staticData: { title: msg`Products` },
});

export const productListRoute = createRoute({
  getParentRoute: () => productsRoute,
  path: "/",
  validateSearch: productsSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/trade/products/ProductsPage")),
    "ProductsPage",
  ),
});

export const productImportRoute = createRoute({
  getParentRoute: () => productsRoute,
  path: "import",
  staticData: { title: msg`From a spreadsheet` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/products/ImportPage")),
    "ImportPage",
  ),
});

export const productRoute = createRoute({
  getParentRoute: () => productsRoute,
  path: "$id",
  staticData: { title: msg`Product` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/products/ProductPage")),
    "ProductPage",
  ),
});

export const priceListsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/price-lists",
  staticData: { title: msg`Price lists` },
});

export const priceListListRoute = createRoute({
  getParentRoute: () => priceListsRoute,
  path: "/",
  component: lazyRouteComponent(
    later(() => import("@/features/trade/prices/PricesPage")),
    "PricesPage",
  ),
});

export const priceListRoute = createRoute({
  getParentRoute: () => priceListsRoute,
  path: "$id",
  staticData: { title: msg`Price list` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/prices/PriceListPage")),
    "PriceListPage",
  ),
});

export const tradeSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "trade",
  staticData: { title: msg`Quotes and rates` },
  component: lazyRouteComponent(
    later(() => import("@/features/trade/prices/TradeSettingsPage")),
    "TradeSettingsPage",
  ),
});

/** Where trade stands in the tree of routes; the settings take `tradeSettingsRoute`. */
export const tradeRoutes = [
  quotesRoute.addChildren([quoteListRoute, newQuoteRoute, quoteRoute]),
  ordersRoute.addChildren([orderListRoute, orderRoute]),
  productionRoute,
  productsRoute.addChildren([productListRoute, productImportRoute, productRoute]),
  priceListsRoute.addChildren([priceListListRoute, priceListRoute]),
] as const;
