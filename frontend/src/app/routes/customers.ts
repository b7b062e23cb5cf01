import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { companiesSearch, contactsSearch } from "@/features/customers/search";
import { signedInRoute } from "./signedIn";

export const companiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/companies",
  staticData: { title: msg`Companies` },
});

export const companyListRoute = createRoute({
  getParentRoute: () => companiesRoute,
  path: "/",
  validateSearch: companiesSearch,
  component: lazyRouteComponent(() => import("@/features/customers/routes/CompaniesPage"), "CompaniesPage"),
});

export const contactsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/contacts",
  staticData: { title: msg`Contacts` },
});

export const contactListRoute = createRoute({
  getParentRoute: () => contactsRoute,
  path: "/",
  validateSearch: contactsSearch,
  component: lazyRouteComponent(() => import("@/features/customers/routes/ContactsPage"), "ContactsPage"),
});
