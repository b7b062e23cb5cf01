import { Plural, Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { NewSplit } from "@/api/types";
import { toast, toastProblem, toastWithUndo } from "@/ui/feedback/toast";

const TOUCHED = [
  "/splits",
  "/companies",
  "/companies/{company_id}",
  "/companies/{company_id}/facts",
  "/companies/{company_id}/relations",
  "/companies/{company_id}/timeline",
  "/contacts",
  "/contacts/{contact_id}",
  "/contacts/{contact_id}/employers",
  "/contacts/{contact_id}/timeline",
] as const;

/** Gives people back who were moved to another company. */
export function useUndoSplit() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(client.DELETE("/splits/{split_id}", { params: { path: { split_id: id } } })),
    onSuccess: ({ source }) => {
      void invalidatePaths(queries, TOUCHED);
      toast(
        <Trans>
          Back at <bdi>{source.name}</bdi>, with their mail.
        </Trans>,
      );
    },
    onError: toastProblem,
  });
}

/** Moves people to the company that they belong to, and offers to undo it. */
export function useSplit(onDone: () => void, onRefused: (error: unknown) => boolean) {
  const queries = useQueryClient();
  const undo = useUndoSplit();
  return useMutation({
    mutationFn: (body: NewSplit) => data(client.POST("/splits", { body })),
    onSuccess: ({ id, target, people }) => {
      void invalidatePaths(queries, TOUCHED);
      onDone();
      const count = people.length;
      toastWithUndo({
        message: (
          <Trans>
            <Plural value={count} one="# person belongs" other="# people belong" /> to{" "}
            <bdi>{target.name}</bdi> now.
          </Trans>
        ),
        undo: () => undo.mutate(id),
      });
    },
    onError: (error) => {
      if (!onRefused(error)) toastProblem(error);
    },
  });
}
