import { pages, query } from "@/api/query";
import { folderShown, type InboxSearch, kindShown } from "./search";

/** Where the days of a search (`after:`) begin. */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The list that the URL asks for. */
export function conversationPages(search: InboxSearch) {
  const { mailbox, unread, q } = search;
  const kind = kindShown(search);
  return pages("/conversations", {
    params: {
      query: {
        folder: folderShown(search),
        kind: kind === "all" ? undefined : kind,
        mailbox_id: mailbox,
        unread,
        q,
        time_zone: q ? TIME_ZONE : undefined,
      },
    },
  });
}

export const conversationFile = (id: string) =>
  query("/conversations/{conversation_id}", { params: { path: { conversation_id: id } } });

export const mailboxList = query("/mailboxes", { params: { query: { limit: 200 } } });
