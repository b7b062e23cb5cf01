import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toastWithUndo } from "@/ui/feedback/toast";
import type { FactSubject } from "./useFacts";

interface Target {
  id: string;
  name: string;
}

function send(subject: FactSubject, id: string, archived: boolean): Promise<unknown> {
  if (subject === "company") {
    const params = { path: { company_id: id } };
    return archived
      ? data(client.DELETE("/companies/{company_id}", { params }))
      : data(client.POST("/companies/{company_id}/restorations", { params }));
  }
  const params = { path: { contact_id: id } };
  return archived
    ? data(client.DELETE("/contacts/{contact_id}", { params }))
    : data(client.POST("/contacts/{contact_id}/restorations", { params }));
}

/** Puts a record aside, with a way back; and brings one back. */
export function useArchive(subject: FactSubject) {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ target, archived }: { target: Target; archived: boolean }) =>
      send(subject, target.id, archived),
    onSuccess: (_answer, { target, archived }) => {
      if (!archived) return;
      toastWithUndo({
        message: (
          <Trans>
            <bdi>{target.name}</bdi> is archived
          </Trans>
        ),
        undo: () => mutate({ target, archived: false }),
      });
    },
    onSettled: () =>
      invalidatePaths(queries, [
        "/companies",
        "/companies/{company_id}",
        "/contacts",
        "/contacts/{contact_id}",
      ]),
  });
  return {
    archive: (target: Target) => mutate({ target, archived: true }),
    restore: (target: Target) => mutate({ target, archived: false }),
    isPending,
  };
}
