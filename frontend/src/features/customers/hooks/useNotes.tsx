import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { TimelineItem } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
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

/** Writes on a timeline. */
export function useWriteNote(subject: FactSubject, id: string, onDone: () => void) {
  const fresh = useFresh();
  return useMutation({
    mutationFn: (body: NewNote) =>
      subject === "company"
        ? data(client.POST("/companies/{company_id}/notes", { params: { path: { company_id: id } }, body }))
        : data(client.POST("/contacts/{contact_id}/notes", { params: { path: { contact_id: id } }, body })),
    onSuccess: async () => {
      onDone();
      await fresh();
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
