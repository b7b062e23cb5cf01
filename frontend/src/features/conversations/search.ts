import { flag, oneOf, text } from "@/lib/search";

const FOLDERS = ["inbox", "sent", "all"] as const;
const KINDS = ["human", "machine"] as const;

/** The state of the inbox that is in its URL. */
export interface InboxSearch {
  conversation?: string;
  folder?: (typeof FOLDERS)[number];
  kind?: (typeof KINDS)[number];
  mailbox?: string;
  unread?: true;
  q?: string;
}

export const inboxSearch = (search: Record<string, unknown>): InboxSearch => ({
  conversation: text(search, "conversation"),
  folder: oneOf(search, "folder", FOLDERS),
  kind: oneOf(search, "kind", KINDS),
  mailbox: text(search, "mailbox"),
  unread: flag(search, "unread"),
  q: text(search, "q"),
});
