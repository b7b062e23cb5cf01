import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { query } from "@/api/query";
import { companyTimeline } from "@/features/customers/queries";
import { companiesSearch, companySearch, contactsSearch, recordSearch } from "@/features/customers/search";
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
    return queries.query(query("/companies/{company_id}", { params: { path: { company_id: id } } }));
  },
  component: lazyRouteComponent(() => import("../screens/CompanyScreen"), "CompanyScreen"),
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

export const contactRoute = createRoute({
  getParentRoute: () => contactsRoute,
  path: "$id",
  staticData: { title: msg`Contact` },
  validateSearch: recordSearch,
  loader: ({ context, params }) =>
    context.queries.query(query("/contacts/{contact_id}", { params: { path: { contact_id: params.id } } })),
  component: lazyRouteComponent(() => import("@/features/customers/routes/ContactPage"), "ContactPage"),
});
