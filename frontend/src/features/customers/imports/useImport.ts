import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toastProblem } from "@/ui/feedback/toast";
import { type Decision, type ImportFile, isBusy, type Settings } from "./words";

const LOOK_MS = 1_500;

/** An import that looks again by itself while the server is at it, and what can be done with it. */
export function useImport(id: string) {
  const queries = useQueryClient();
  const params = { params: { path: { import_id: id } } };
  const run = useQuery({
    ...query("/customer-imports/{import_id}", params),
    refetchInterval: ({ state }) =>
      isBusy((state.data as ImportFile | undefined)?.state ?? "draft") ? LOOK_MS : false,
  });
  const settled = () =>
    invalidatePaths(queries, [
      "/customer-imports",
      "/customer-imports/{import_id}",
      "/customer-imports/{import_id}/rows",
    ]);
  const options = { onError: toastProblem, onSettled: settled };
  const setUp = useMutation({
    mutationFn: (body: { fields?: (string | null)[]; settings?: Settings }) =>
      data(client.PATCH("/customer-imports/{import_id}", { ...params, body })),
    ...options,
  });
  const begin = useMutation({
    mutationFn: () => data(client.POST("/customer-imports/{import_id}/runs", params)),
    ...options,
  });
  const cancel = useMutation({
    mutationFn: () => data(client.POST("/customer-imports/{import_id}/cancellations", params)),
    ...options,
  });
  const undo = useMutation({
    mutationFn: () => data(client.POST("/customer-imports/{import_id}/undos", params)),
    ...options,
  });
  const drop = useMutation({
    mutationFn: () => data(client.DELETE("/customer-imports/{import_id}", params)),
    ...options,
  });
  const decide = useMutation({
    mutationFn: (body: { numbers: number[]; decision: Decision | null }) =>
      data(client.POST("/customer-imports/{import_id}/decisions", { ...params, body })),
    ...options,
  });
  const pool = useMutation({
    mutationFn: (pool_id: string | null) =>
      pool_id
        ? data(
            client.POST("/pools/{pool_id}/imports/{import_id}", {
              params: { path: { pool_id, import_id: id } },
            }),
          )
        : data(client.DELETE("/customer-imports/{import_id}/pool", params)),
    ...options,
  });
  return { run, setUp, begin, cancel, undo, drop, decide, pool };
}
