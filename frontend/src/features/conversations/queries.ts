import { pages, query } from "@/api/query";
import { type InboxSearch, kindShown } from "./search";

/** The list that the URL asks for. */
export function conversationPages(search: InboxSearch) {
  const { folder = "inbox", mailbox, unread, q } = search;
  const kind = kindShown(search);
  return pages("/conversations", {
    params: { query: { folder, kind: kind === "all" ? undefined : kind, mailbox_id: mailbox, unread, q } },
  });
}

export const conversationFile = (id: string) =>
  query("/conversations/{conversation_id}", { params: { path: { conversation_id: id } } });

export const mailboxList = query("/mailboxes", { params: { query: { limit: 200 } } });
