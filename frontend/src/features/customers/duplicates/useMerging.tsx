import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { RecordKind } from "@/api/types";
import { toast, toastProblem, toastWithUndo } from "@/ui/feedback/toast";

const TOUCHED = [
  "/duplicates",
  "/duplicates/search",
  "/duplicates/{cluster_id}",
  "/merges",
  "/companies",
  "/companies/{company_id}",
  "/companies/{company_id}/timeline",
  "/contacts",
  "/contacts/{contact_id}",
] as const;

interface Merging {
  kind: RecordKind;
  winner_id: string;
  loser_ids: string[];
  choices: Record<string, string>;
}

/** Takes a merge back, and says so. */
export function useUndoMerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(client.DELETE("/merges/{merge_id}", { params: { path: { merge_id: id } } })),
    onSuccess: () => {
      void invalidatePaths(queries, TOUCHED);
      toast(<Trans>The merge is undone. Mail that came since is where it belongs.</Trans>);
    },
    onError: toastProblem,
  });
}

/** Merges records, and offers to undo it. */
export function useMerge(onDone: () => void) {
  const queries = useQueryClient();
  const undo = useUndoMerge();
  return useMutation({
    mutationFn: (body: Merging) => data(client.POST("/merges", { body })),
    onSuccess: (merge) => {
      void invalidatePaths(queries, TOUCHED);
      onDone();
      const count = merge.merged.length + 1;
      toastWithUndo({
        message: <Trans>{count} records are one now.</Trans>,
        undo: () => undo.mutate(merge.id),
      });
    },
    onError: toastProblem,
  });
}

/** Says that the records of a group are different ones, and offers to take that back. */
export function useDismiss(onDone: () => void) {
  const queries = useQueryClient();
  const renew = () => void invalidatePaths(queries, ["/duplicates", "/duplicates/search"]);
  return useMutation({
    mutationFn: (id: string) =>
      data(client.POST("/duplicates/{cluster_id}/dismissal", { params: { path: { cluster_id: id } } })),
    onSuccess: (dismissal) => {
      renew();
      onDone();
      toastWithUndo({
        message: <Trans>Remembered: no duplicates.</Trans>,
        undo: () => {
          client.POST("/duplicates/dismissal-undos", { body: dismissal }).then(renew, toastProblem);
        },
      });
    },
    onError: toastProblem,
  });
}
