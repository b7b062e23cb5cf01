import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { flatten, pages, query } from "@/api/query";
import { type InboxSearch, kindShown } from "../search";

/** The conversations that the URL asks for, newest first. */
export function useConversations(search: InboxSearch) {
  const { folder = "inbox", mailbox, unread, q } = search;
  const kind = kindShown(search);
  const source = useInfiniteQuery({
    ...pages("/conversations", {
      params: {
        query: { folder, kind: kind === "all" ? undefined : kind, mailbox_id: mailbox, unread, q },
      },
    }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(source.data), [source.data]);
  return { source, rows, total, totalCapped };
}

/** The tenant's mailboxes and the addresses that are our own. */
export function useMailboxes() {
  const { data } = useQuery(query("/mailboxes", { params: { query: { limit: 200 } } }));
  return useMemo(() => {
    const mailboxes = data?.items ?? [];
    const own: ReadonlySet<string> = new Set(mailboxes.map(({ address }) => address.toLowerCase()));
    return { mailboxes, own, loaded: data !== undefined };
  }, [data]);
}
