import { createRouter } from "@tanstack/react-router";
import { PagePending } from "./PagePending";
import { queries } from "./queries";
import {
  apiKeysRoute,
  auditRoute,
  exportsRoute,
  handoverRoute,
  invitationRoute,
  profileRoute,
  signInRoute,
  signUpRoute,
  usersRoute,
  visibilityRoute,
} from "./routes/accounts";
import { alertSettingsRoute } from "./routes/alerts";
import { candidatesRoute, sortingRoute } from "./routes/candidates";
import { inboxRoute } from "./routes/conversations";
import {
  companiesRoute,
  companyListRoute,
  companyRoute,
  contactListRoute,
  contactRoute,
  contactsRoute,
  customerImportListRoute,
  customerImportRoute,
  customerImportsRoute,
  quickRoute,
} from "./routes/customers";
import { customFieldsRoute } from "./routes/customFields";
import { duplicatesRoute, overlapRoute } from "./routes/duplicates";
import { erpLinkRoute, erpListRoute, erpRoute, newErpRoute } from "./routes/erp";
import { failedJobsRoute } from "./routes/jobs";
import { leadFormsRoute, leadRulesRoute, leadsRoute } from "./routes/leads";
import {
  importsRoute,
  mailboxesRoute,
  mailboxListRoute,
  mailboxRoute,
  mailboxSignInRoute,
  newMailboxRoute,
  oauthClientsRoute,
} from "./routes/mailboxes";
import { paperRoutes, paperSettingsRoute } from "./routes/papers";
import { dealListRoute, dealRoute, dealsRoute, forecastRoute, pipelinesRoute } from "./routes/pipeline";
import { poolLogRoute, poolMineRoute, poolRequestsRoute, poolRoute, poolRulesRoute } from "./routes/pool";
import { languageModelRoute } from "./routes/reading";
import { reminderRulesRoute, todayRoute } from "./routes/reminders";
import { reportsRoute } from "./routes/reports";
import { rootRoute } from "./routes/root";
import { composeRoute, outgoingRoute, signaturesRoute } from "./routes/sending";
import { enrolRoute, sequenceListRoute, sequenceRoute, sequencesRoute } from "./routes/sequences";
import { settingsHomeRoute, settingsRoute } from "./routes/settings";
import { homeRoute, signedInRoute, unknownRoute } from "./routes/signedIn";
import { templateListRoute, templateRoute, templatesRoute } from "./routes/templates";
import { domainsRoute, suppressionsRoute, trackingRoute } from "./routes/tracking";
import { tradeRoutes, tradeSettingsRoute } from "./routes/trade";
import { webhookListRoute, webhookRoute, webhooksRoute } from "./routes/webhooks";

const routeTree = rootRoute.addChildren([
  signInRoute,
  signUpRoute,
  invitationRoute,
  signedInRoute.addChildren([
    homeRoute,
    unknownRoute,
    inboxRoute,
    composeRoute,
    outgoingRoute,
    todayRoute,
    mailboxSignInRoute,
    candidatesRoute,
    companiesRoute.addChildren([companyListRoute, companyRoute]),
    customerImportsRoute.addChildren([customerImportListRoute, customerImportRoute]),
    templatesRoute.addChildren([templateListRoute, templateRoute]),
    sequencesRoute.addChildren([sequenceListRoute, enrolRoute, sequenceRoute]),
    contactsRoute.addChildren([contactListRoute, contactRoute]),
    quickRoute,
    ...tradeRoutes,
    ...paperRoutes,
    dealsRoute.addChildren([dealListRoute, dealRoute]),
    forecastRoute,
    reportsRoute,
    leadsRoute,
    leadRulesRoute,
    leadFormsRoute,
    poolRoute,
    poolMineRoute,
    poolLogRoute,
    poolRequestsRoute,
    poolRulesRoute,
    duplicatesRoute,
    overlapRoute,
    settingsRoute.addChildren([
      settingsHomeRoute,
      profileRoute,
      signaturesRoute,
      alertSettingsRoute,
      mailboxesRoute.addChildren([
        mailboxListRoute,
        newMailboxRoute,
        importsRoute,
        oauthClientsRoute,
        mailboxRoute,
      ]),
      sortingRoute,
      usersRoute,
      visibilityRoute,
      handoverRoute,
      exportsRoute,
      apiKeysRoute,
      webhooksRoute.addChildren([webhookListRoute, webhookRoute]),
      auditRoute,
      reminderRulesRoute,
      pipelinesRoute,
      customFieldsRoute,
      failedJobsRoute,
      tradeSettingsRoute,
      paperSettingsRoute,
      erpRoute.addChildren([erpListRoute, newErpRoute, erpLinkRoute]),
      languageModelRoute,
      suppressionsRoute,
      trackingRoute,
      domainsRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: "intent",
  // TanStack Query decides what is fresh; the router only asks it.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 100,
  defaultPendingComponent: PagePending,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
