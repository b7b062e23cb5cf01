import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Conversation, ConversationFile } from "@/api/types";

interface Reading {
  id: string;
  read: boolean;
}
type Loaded = InfiniteData<{ items: Conversation[] }>;

/** Marks a conversation read or unread, in every list at once. */
export function useMarkReading(): (reading: Reading) => void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id, read }: Reading) =>
      data(
        client.PUT("/conversations/{conversation_id}/reading", {
          params: { path: { conversation_id: id } },
          body: { read },
        }),
      ),
    onMutate: ({ id, read }) => {
      const turn = (row: Conversation) => (row.id === id ? { ...row, unread: !read } : row);
      queries.setQueriesData<Loaded>({ queryKey: ["/conversations", "pages"] }, (loaded) =>
        loaded
          ? { ...loaded, pages: loaded.pages.map((page) => ({ ...page, items: page.items.map(turn) })) }
          : loaded,
      );
      const one = query("/conversations/{conversation_id}", { params: { path: { conversation_id: id } } });
      queries.setQueryData<ConversationFile>(one.queryKey, (file) =>
        file ? { ...file, unread: !read } : file,
      );
    },
    onError: () => void invalidatePaths(queries, ["/conversations", "/conversations/{conversation_id}"]),
  });
  return mutate;
}

/** Marks a conversation read when it is shown; once, so that "unread" stays unread while it is open. */
export function useReadOnOpen(conversation: Conversation | undefined, enabled: boolean): void {
  const mark = useMarkReading();
  const seen = useRef<string | null>(null);
  const id = conversation?.id;
  const unread = conversation?.unread;
  const read = useCallback((shown: string) => mark({ id: shown, read: true }), [mark]);
  useEffect(() => {
    if (!enabled || id === undefined || seen.current === id) return;
    seen.current = id;
    if (unread) read(id);
  }, [enabled, id, unread, read]);
}
