import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths, query } from "@/api/query";
import { toast, toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import type { Outgoing, Party } from "./types";

const LISTS = ["/outgoing-messages", "/outgoing-messages/{outgoing_id}", "/mail-identities"] as const;

/** The addresses that the reader may send from. */
export const useSenders = () => useQuery(query("/senders")).data ?? [];

/** One message of the reader's own. */
export const useOutgoingMessage = (id: string | undefined) =>
  useQuery({
    ...query("/outgoing-messages/{outgoing_id}", { params: { path: { outgoing_id: id ?? "" } } }),
    enabled: id !== undefined,
  });

/** Marks what shows outgoing mail as stale. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => invalidatePaths(queries, [...LISTS]);
}

interface Begin {
  mode: Outgoing["mode"];
  message?: string;
  to?: Party[];
}

/** Begins a draft; the answer to a message that has one already is that one. */
export function useBegin(onBegun: (outgoing: Outgoing) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ mode, message, to }: Begin) =>
      data(client.POST("/outgoing-messages", { body: { mode, message_id: message ?? null, to: to ?? [] } })),
    onSuccess: async (outgoing) => {
      onBegun(outgoing);
      await refresh();
    },
    // Without a network the place to write plain text opens instead.
    onError: (error) => {
      if (!isProblem(error, "offline")) toastProblem(error);
    },
  });
}

const at = (id: string) => ({ params: { path: { outgoing_id: id } } });

/** Undo, cancel, open again, mark as sent, throw away. */
export function useOutgoingActions(onDraft?: (outgoing: Outgoing) => void) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const settle = async (outgoing: Outgoing, said: string) => {
    toast(said);
    onDraft?.(outgoing);
    await refresh();
  };
  const callBack = useMutation({
    mutationFn: (id: string) => data(client.DELETE("/outgoing-messages/{outgoing_id}/sending", at(id))),
    onSuccess: (outgoing) => settle(outgoing, t`It is a draft again.`),
    onError: toastProblem,
  });
  const reopen = useMutation({
    mutationFn: (id: string) => data(client.POST("/outgoing-messages/{outgoing_id}/reopenings", at(id))),
    onSuccess: (outgoing) => settle(outgoing, t`It is a draft again.`),
    onError: toastProblem,
  });
  const markSent = useMutation({
    mutationFn: (id: string) => data(client.PUT("/outgoing-messages/{outgoing_id}/settlement", at(id))),
    onSuccess: async () => {
      toast(t`Marked as sent.`);
      await refresh();
    },
    onError: toastProblem,
  });
  const discard = useMutation({
    mutationFn: (id: string) => client.DELETE("/outgoing-messages/{outgoing_id}", at(id)),
    onSuccess: refresh,
    onError: toastProblem,
  });
  /** Says that it goes out, with the moment in which it can be taken back. */
  const sayQueued = (outgoing: Outgoing, when: string | null) =>
    toastWithUndo({
      message: when ? <Trans>It goes out {when}.</Trans> : <Trans>It goes out in 10 seconds.</Trans>,
      undo: () => callBack.mutate(outgoing.id),
    });
  return { callBack, reopen, markSent, discard, sayQueued };
}
