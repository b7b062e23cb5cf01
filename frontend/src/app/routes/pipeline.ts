import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { query } from "@/api/query";
import { dealsSearch, forecastSearch } from "@/features/pipeline/search";
import { later } from "@/i18n/later";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const dealsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/deals",
  staticData: { title: msg`Deals` },
});

export const dealListRoute = createRoute({
  getParentRoute: () => dealsRoute,
  path: "/",
  validateSearch: dealsSearch,
  loader: ({ context: { queries } }) => queries.query(query("/pipelines")),
  component: lazyRouteComponent(
    later(() => import("@/features/pipeline/routes/DealsPage")),
    "DealsPage",
  ),
});

export const dealRoute = createRoute({
  getParentRoute: () => dealsRoute,
  path: "$id",
  staticData: { title: msg`Deal` },
  loader: ({ context: { queries }, params: { id } }) =>
    Promise.all([
      queries.query(query("/pipelines")),
      queries.query(query("/deals/{deal_id}", { params: { path: { deal_id: id } } })),
    ]),
  component: lazyRouteComponent(
    later(() => import("../screens/DealScreen")),
    "DealScreen",
  ),
});

export const forecastRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/forecast",
  staticData: { title: msg`Forecast` },
  validateSearch: forecastSearch,
  loader: ({ context: { queries } }) => queries.query(query("/pipelines")),
  component: lazyRouteComponent(
    later(() => import("@/features/pipeline/routes/ForecastPage")),
    "ForecastPage",
  ),
});

export const pipelinesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "pipelines",
  staticData: { title: msg`Pipelines` },
  loader: ({ context: { queries } }) => queries.query(query("/pipelines")),
  component: lazyRouteComponent(
    later(() => import("@/features/pipeline/routes/PipelinesPage")),
    "PipelinesPage",
  ),
});
