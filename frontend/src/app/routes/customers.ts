import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { query } from "@/api/query";
import { importSearch } from "@/features/customers/imports/search";
import { companyTimeline } from "@/features/customers/queries";
import { quickSearch } from "@/features/customers/quick/search";
import { companiesSearch, companySearch, contactsSearch, recordSearch } from "@/features/customers/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

/** The record that one which is gone was merged into. */
function mergedInto(error: unknown): string | undefined {
  const into = isProblem(error, "not-found") ? error.document.into : undefined;
  return typeof into === "string" ? into : undefined;
}

export const companiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/companies",
  staticData: { title: msg`Companies` },
});

export const companyListRoute = createRoute({
  getParentRoute: () => companiesRoute,
  path: "/",
  validateSearch: companiesSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/routes/CompaniesPage")),
    "CompaniesPage",
  ),
});

export const companyRoute = createRoute({
  getParentRoute: () => companiesRoute,
  path: "$id",
  staticData: { title: msg`Company` },
  validateSearch: companySearch,
  loaderDeps: ({ search: { show, person } }) => ({ show, person }),
  loader: ({ context: { queries }, params: { id }, deps: { show, person } }) => {
    // What stands in the middle is asked for while the code of the page is on its way.
    queries
      .infiniteQuery({ ...companyTimeline(id, show, person), staleTime: "static" })
      .catch(() => undefined);
    return queries
      .query(query("/companies/{company_id}", { params: { path: { company_id: id } } }))
      .catch((error) => {
        const into = mergedInto(error);
        throw into ? redirect({ to: "/companies/$id", params: { id: into }, replace: true }) : error;
      });
  },
  component: lazyRouteComponent(
    later(() => import("../screens/CompanyScreen")),
    "CompanyScreen",
  ),
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
  component: lazyRouteComponent(
    later(() => import("@/features/customers/routes/ContactsPage")),
    "ContactsPage",
  ),
});

export const contactRoute = createRoute({
  getParentRoute: () => contactsRoute,
  path: "$id",
  staticData: { title: msg`Contact` },
  validateSearch: recordSearch,
  loader: ({ context, params }) =>
    context.queries
      .query(query("/contacts/{contact_id}", { params: { path: { contact_id: params.id } } }))
      .catch((error) => {
        const into = mergedInto(error);
        throw into ? redirect({ to: "/contacts/$id", params: { id: into }, replace: true }) : error;
      }),
  component: lazyRouteComponent(
    later(() => import("../screens/ContactScreen")),
    "ContactScreen",
  ),
});

export const quickRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/quick",
  staticData: { title: msg`Write it down` },
  validateSearch: quickSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/quick/QuickLogPage")),
    "QuickLogPage",
  ),
});

export const customerImportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/imports",
  staticData: { title: msg`Customers from a spreadsheet` },
});

export const customerImportListRoute = createRoute({
  getParentRoute: () => customerImportsRoute,
  path: "/",
  component: lazyRouteComponent(
    later(() => import("@/features/customers/imports/ImportsPage")),
    "ImportsPage",
  ),
});

export const customerImportRoute = createRoute({
  getParentRoute: () => customerImportsRoute,
  path: "$id",
  staticData: { title: msg`Import` },
  validateSearch: importSearch,
  component: lazyRouteComponent(
    later(() => import("@/features/customers/imports/ImportPage")),
    "ImportPage",
  ),
});
