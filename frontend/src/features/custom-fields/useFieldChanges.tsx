import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { CustomField, FieldObject } from "@/ui/custom/form";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";

export const FIELD_PATHS = ["/custom-fields", "/forms/{object_}", "/forms/{object_}/layouts"] as const;

/** Archives, brings back and orders fields; what was archived can be taken back at once. */
export function useFieldChanges(of: FieldObject) {
  const queries = useQueryClient();
  const settle = () => invalidatePaths(queries, FIELD_PATHS);
  const restore = useMutation({
    mutationFn: (id: string) =>
      data(client.POST("/custom-fields/{field_id}/restorations", { params: { path: { field_id: id } } })),
    onError: toastProblem,
    onSettled: settle,
  });
  const archive = useMutation({
    mutationFn: (field: CustomField) =>
      data(client.DELETE("/custom-fields/{field_id}", { params: { path: { field_id: field.id } } })),
    onSuccess: (_, field) =>
      toastWithUndo({
        message: <Trans>“{field.label}” is archived. Its values are kept.</Trans>,
        undo: () => restore.mutate(field.id),
      }),
    onError: toastProblem,
    onSettled: settle,
  });
  const order = useMutation({
    mutationFn: (ids: string[]) => data(client.PUT("/custom-fields/order", { body: { object: of, ids } })),
    onError: toastProblem,
    onSettled: settle,
  });
  return { archive, restore, order };
}
