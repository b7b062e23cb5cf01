import { flag, oneOf, text } from "@/lib/search";

export const FOLDERS = ["inbox", "sent", "all"] as const;
export const KINDS = ["human", "machine", "all"] as const;

/** The state of the inbox that is in its URL. */
export interface InboxSearch {
  conversation?: string;
  /** The mail to open and bring into view, instead of the newest. */
  message?: string;
  /** Words of that mail to mark: the source of a fact. */
  words?: string;
  /** The attachment shown in the panel. */
  attachment?: string;
  /** The customer's side panel, where there is no room for it beside the mail; or the choice of a conversation to join. */
  panel?: "customer" | "join";
  /** The sent message whose fate the panel shows. */
  became?: string;
  folder?: (typeof FOLDERS)[number];
  kind?: (typeof KINDS)[number];
  mailbox?: string;
  unread?: true;
  q?: string;
}

export const inboxSearch = (search: Record<string, unknown>): InboxSearch => ({
  conversation: text(search, "conversation"),
  message: text(search, "message"),
  words: text(search, "words"),
  attachment: text(search, "attachment"),
  panel: oneOf(search, "panel", ["customer", "join"]),
  became: text(search, "became"),
  folder: oneOf(search, "folder", FOLDERS),
  kind: oneOf(search, "kind", KINDS),
  mailbox: text(search, "mailbox"),
  unread: flag(search, "unread"),
  q: text(search, "q"),
});

/** People come first; a search looks through everything. */
export const kindShown = ({ kind, q }: InboxSearch): (typeof KINDS)[number] => kind ?? (q ? "all" : "human");

/** The inbox comes first; a search looks everywhere, unless a place was chosen. */
export const folderShown = ({ folder, q }: InboxSearch): (typeof FOLDERS)[number] =>
  folder ?? (q ? "all" : "inbox");

/** The same place in the list with another conversation open, or none. */
export const withConversation = (search: InboxSearch, conversation: string | undefined): InboxSearch => ({
  ...search,
  conversation,
  message: undefined,
  words: undefined,
  attachment: undefined,
  panel: undefined,
  became: undefined,
});

/** The same conversation state under other filters. */
export const withFilter = (search: InboxSearch, filter: Partial<InboxSearch>): InboxSearch => ({
  ...search,
  ...filter,
});
