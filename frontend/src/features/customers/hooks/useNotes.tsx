import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { TimelineItem } from "@/api/types";
import { sendOrKeep } from "@/offline/outbox";
import { toastKept, toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import type { FactSubject } from "./useFacts";

export interface NewNote {
  kind: "note" | "call" | "meeting";
  text: string;
  at?: string;
  minutes?: number;
  contact_id?: string;
}

const TIMELINES = ["/companies/{company_id}/timeline", "/contacts/{contact_id}/timeline"] as const;

function useFresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => invalidatePaths(queries, TIMELINES);
}

/** Writes on a timeline; without a network it waits on this device, with the time at which it was written. */
export function useWriteNote(subject: FactSubject, id: string, onDone: () => void) {
  const fresh = useFresh();
  const records = subject === "company" ? "companies" : "contacts";
  return useMutation({
    mutationFn: (body: NewNote) =>
      sendOrKeep<TimelineItem>({
        kind: body.kind,
        title: body.text,
        link: `/${records}/${id}`,
        method: "POST",
        path: `/${records}/${id}/notes`,
        body: { at: new Date().toISOString(), ...body },
        version: null,
      }),
    onSuccess: async ({ kept }) => {
      onDone();
      if (kept) toastKept();
      else await fresh();
    },
    onError: toastProblem,
  });
}

/** Changes what the reader wrote, and takes it away with a way back. */
export function useChangeNote(item: TimelineItem, onDone: () => void) {
  const fresh = useFresh();
  const params = { path: { note_id: item.id } };
  const change = useMutation({
    mutationFn: (text: string) => data(client.PATCH("/notes/{note_id}", { params, body: { text } })),
    onSuccess: async () => {
      await fresh();
      onDone();
    },
    onError: toastProblem,
  });
  const restore = useMutation({
    mutationFn: () => data(client.POST("/notes/{note_id}/restorations", { params })),
    onSettled: fresh,
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => data(client.DELETE("/notes/{note_id}", { params })),
    onSuccess: async () => {
      toastWithUndo({ message: <Trans>It is taken off the timeline</Trans>, undo: () => restore.mutate() });
      await fresh();
    },
    onError: toastProblem,
  });
  return { change, remove };
}
