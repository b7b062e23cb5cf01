import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { later } from "@/i18n/later";
import { flag } from "@/lib/search";
import { settingsRoute } from "./settings";
import { signedInRoute } from "./signedIn";

export const mailboxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/mailboxes",
  staticData: { title: msg`Mailboxes` },
});

export const mailboxListRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/",
  component: lazyRouteComponent(
    later(() => import("@/features/mailboxes/routes/MailboxesPage")),
    "MailboxesPage",
  ),
});

export const newMailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/new",
  staticData: { title: msg`Add a mailbox` },
  component: lazyRouteComponent(
    later(() => import("@/features/mailboxes/routes/NewMailboxPage")),
    "NewMailboxPage",
  ),
});

export const importsRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/imports",
  staticData: { title: msg`Imports` },
  component: lazyRouteComponent(
    later(() => import("@/features/mailboxes/routes/ImportsPage")),
    "ImportsPage",
  ),
});

export const oauthClientsRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/sign-in",
  staticData: { title: msg`Sign-in with Google and Microsoft` },
  component: lazyRouteComponent(
    later(() => import("@/features/mailboxes/routes/OAuthClientsPage")),
    "OAuthClientsPage",
  ),
});

/** Where Google and Microsoft send people back to. Its address is registered there, so it must never change. */
export const mailboxSignInRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/mailbox-sign-in",
  component: lazyRouteComponent(
    () => import("@/features/mailboxes/routes/MailboxSignInPage"),
    "MailboxSignInPage",
  ),
});

export const mailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/$mailboxId",
  staticData: { title: msg`Mailbox` },
  validateSearch: (search): { edit?: true; check?: true } => ({
    edit: flag(search, "edit"),
    check: flag(search, "check"),
  }),
  component: lazyRouteComponent(
    later(() => import("@/features/mailboxes/routes/MailboxPage")),
    "MailboxPage",
  ),
});
