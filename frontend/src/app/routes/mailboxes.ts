import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { flag } from "@/lib/search";
import { settingsRoute } from "./settings";

export const mailboxesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/mailboxes",
  staticData: { title: msg`Mailboxes` },
});

export const mailboxListRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/mailboxes/routes/MailboxesPage"), "MailboxesPage"),
});

export const newMailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/new",
  staticData: { title: msg`Add a mailbox` },
  component: lazyRouteComponent(() => import("@/features/mailboxes/routes/NewMailboxPage"), "NewMailboxPage"),
});

export const mailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: "/$mailboxId",
  staticData: { title: msg`Mailbox` },
  validateSearch: (search): { edit?: true } => ({ edit: flag(search, "edit") }),
  component: lazyRouteComponent(() => import("@/features/mailboxes/routes/MailboxPage"), "MailboxPage"),
});
