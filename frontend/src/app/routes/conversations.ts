import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inboxSearch } from "@/features/conversations/search";
import { signedInRoute } from "./signedIn";

export const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/inbox",
  staticData: { title: msg`Inbox` },
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import("../screens/InboxScreen"), "InboxScreen"),
});
