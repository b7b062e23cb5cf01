import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { flatten } from "@/api/query";
import { conversationPages, mailboxList } from "../queries";
import type { InboxSearch } from "../search";

/** The conversations that the URL asks for, newest first. */
export function useConversations(search: InboxSearch) {
  const source = useInfiniteQuery({ ...conversationPages(search), placeholderData: keepPreviousData });
  const { rows, total, totalCapped } = useMemo(() => flatten(source.data), [source.data]);
  return { source, rows, total, totalCapped };
}

/** The tenant's mailboxes and the addresses that are our own. */
export function useMailboxes() {
  const { data } = useQuery(mailboxList);
  return useMemo(() => {
    const mailboxes = data?.items ?? [];
    const own: ReadonlySet<string> = new Set(mailboxes.map(({ address }) => address.toLowerCase()));
    return { mailboxes, own, loaded: data !== undefined };
  }, [data]);
}
