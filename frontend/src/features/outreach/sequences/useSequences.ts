import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toastProblem } from "@/ui/feedback/toast";
import type { Enrolment, Sequence, StepFields } from "./types";

export const sequenceQuery = (id: string) =>
  query("/sequences/{sequence_id}", { params: { path: { sequence_id: id } } });

/** Lets everything that shows sequences load anew. */
export function useRefreshSequences(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      invalidatePaths(queries, [
        "/sequences",
        "/sequences/{sequence_id}",
        "/sequences/{sequence_id}/enrolments",
        "/sequence-enrolments",
      ]),
    [queries],
  );
}

type Change = Partial<Pick<Sequence, "name" | "daily_cap" | "time_zone" | "stop_on_stage">> & {
  status?: "running" | "paused";
};

/** What can be done to one sequence. */
export function useSequence(sequence: Sequence) {
  const refresh = useRefreshSequences();
  const queries = useQueryClient();
  const params = { path: { sequence_id: sequence.id }, header: ifMatch(sequence.version) };
  const take = (saved: Sequence) => {
    queries.setQueryData(sequenceQuery(sequence.id).queryKey, saved);
    void refresh();
  };
  const change = useMutation({
    mutationFn: (body: Change) => data(client.PATCH("/sequences/{sequence_id}", { params, body })),
    onSuccess: take,
    onError: toastProblem,
  });
  const plan = useMutation({
    mutationFn: (steps: StepFields[]) =>
      data(client.PUT("/sequences/{sequence_id}/steps", { params, body: { steps } })),
    onSuccess: take,
    onError: toastProblem,
  });
  const archive = useMutation({
    mutationFn: () =>
      data(client.DELETE("/sequences/{sequence_id}", { params: { path: { sequence_id: sequence.id } } })),
    onSuccess: () => refresh(),
    onError: toastProblem,
  });
  return { change, plan, archive };
}

/** Pauses somebody, lets them go on, or takes them out. */
export function useEnrolment() {
  const refresh = useRefreshSequences();
  return useMutation({
    mutationFn: ({ row, state }: { row: Enrolment; state: "active" | "paused" | "stopped" }) =>
      data(
        client.PATCH("/sequence-enrolments/{enrolment_id}", {
          params: { path: { enrolment_id: row.id }, header: ifMatch(row.version) },
          body: { state },
        }),
      ),
    onSettled: () => refresh(),
    onError: toastProblem,
  });
}
