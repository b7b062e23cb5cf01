import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { query } from "@/api/query";
import { templateSearch, templatesSearch } from "@/features/outreach/templates/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

export const templatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/templates",
  staticData: { title: msg`Templates` },
});

export const templateListRoute = createRoute({
  getParentRoute: () => templatesRoute,
  path: "/",
  validateSearch: templatesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/templates/TemplatesPage")),
    "TemplatesPage",
  ),
});

export const templateRoute = createRoute({
  getParentRoute: () => templatesRoute,
  path: "$id",
  staticData: { title: msg`Template` },
  validateSearch: templateSearch,
  loader: ({ context, params }) =>
    context.queries.query(
      query("/templates/{template_id}", { params: { path: { template_id: params.id } } }),
    ),
  component: lazyRouteComponent(
    later(() => import("@/features/outreach/templates/TemplatePage")),
    "TemplatePage",
  ),
});
