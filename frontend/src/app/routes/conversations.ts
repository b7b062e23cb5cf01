import { msg } from "@lingui/core/macro";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { conversationFile, conversationPages, mailboxList } from "@/features/conversations/queries";
import { inboxSearch } from "@/features/conversations/search";
import { later } from "@/i18n/later";
import { signedInRoute } from "./signedIn";

const ignore = () => undefined;

export const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/inbox",
  staticData: { title: msg`Inbox` },
  validateSearch: inboxSearch,
  loaderDeps: ({ search }) => search,
  // Asked for while the code of the page is on its way; the page shows its own loading and errors.
  loader: ({ context: { queries }, deps }) => {
    const absent = { staleTime: "static" } as const;
    queries.infiniteQuery({ ...conversationPages(deps), ...absent }).catch(ignore);
    queries.query({ ...mailboxList, ...absent }).catch(ignore);
    if (deps.conversation) queries.query({ ...conversationFile(deps.conversation), ...absent }).catch(ignore);
  },
  component: lazyRouteComponent(
    later(() => import("../screens/InboxScreen")),
    "InboxScreen",
  ),
});
