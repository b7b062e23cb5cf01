import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { ErpLink } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";

const SHOWN = [
  "/erp-links",
  "/erp-links/{link_id}",
  "/erp-links/{link_id}/entities",
  "/erp-links/{link_id}/runs",
  "/erp-links/{link_id}/runs/{erp_run_id}/findings",
  "/erp-links/{link_id}/steps",
  "/erp-links/{link_id}/arrivals",
  "/erp-links/{link_id}/conflicts",
  "/erp-links/{link_id}/values",
  "/erp-links/{link_id}/mappings/{entity}",
] as const;

/** Everything about links is read anew after a change: one thing at a link moves the others. */
export function useRefreshErp() {
  const queries = useQueryClient();
  return () => invalidatePaths(queries, SHOWN);
}

type StepAction = "retry" | "skip" | "approve" | "confirm";

/** What can be done at a link. */
export function useErp(link_id: string) {
  const refresh = useRefreshErp();
  const path = { path: { link_id } };
  const options = { onError: (error: Error) => toastProblem(error), onSettled: refresh };
  const check = useMutation({
    mutationFn: () => data(client.POST("/erp-links/{link_id}/checks", { params: path })),
    ...options,
  });
  const pause = useMutation({
    mutationFn: ({ link, paused }: { link: ErpLink; paused: boolean }) =>
      data(
        client.PATCH("/erp-links/{link_id}", {
          params: { ...path, header: ifMatch(link.version) },
          body: { paused },
        }),
      ),
    ...options,
  });
  const remove = useMutation({
    mutationFn: () => data(client.DELETE("/erp-links/{link_id}", { params: path })),
    ...options,
  });
  const change = useMutation({
    mutationFn: ({ link, settings }: { link: ErpLink; settings: Record<string, unknown> }) =>
      data(
        client.PATCH("/erp-links/{link_id}", {
          params: { ...path, header: ifMatch(link.version) },
          body: { settings },
        }),
      ),
    onSettled: refresh,
  });
  const run = useMutation({
    mutationFn: (kind: "rehearsal" | "reconciliation" | "resync") =>
      data(client.POST("/erp-links/{link_id}/runs", { params: path, body: { kind } })),
    ...options,
  });
  const decideStep = useMutation({
    mutationFn: ({
      id,
      action,
      values = {},
    }: {
      id: string;
      action: StepAction;
      values?: Record<string, string>;
    }) =>
      data(
        client.POST("/erp-steps/{erp_step_id}/decisions", {
          params: { path: { erp_step_id: id } },
          body: { action, newest: true, values, reason: "" },
        }),
      ),
    ...options,
  });
  const decideArrival = useMutation({
    mutationFn: ({
      id,
      action,
      local_id = null,
    }: {
      id: string;
      action: "retry" | "link" | "create" | "ignore";
      local_id?: string | null;
    }) =>
      data(
        client.POST("/erp-arrivals/{arrival_id}/decisions", {
          params: { path: { arrival_id: id } },
          body: { action, local_id },
        }),
      ),
    ...options,
  });
  const decideConflict = useMutation({
    mutationFn: ({ id, choices }: { id: string; choices: Record<string, "ours" | "theirs"> }) =>
      data(
        client.POST("/erp-conflicts/{conflict_id}/decision", {
          params: { path: { conflict_id: id } },
          body: { choices },
        }),
      ),
    ...options,
  });
  const repair = useMutation({
    mutationFn: ({ id, way }: { id: string; way: "adopt" | "push" | "ignore" }) =>
      data(
        client.POST("/erp-findings/{finding_id}/repairs", {
          params: { path: { finding_id: id } },
          body: { way },
        }),
      ),
    ...options,
  });
  return { check, pause, remove, change, run, decideStep, decideArrival, decideConflict, repair, refresh };
}
