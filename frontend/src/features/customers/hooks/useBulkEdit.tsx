import { Plural } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { BulkChanges, Company } from "@/api/types";
import { toastWithUndo } from "@/ui/feedback/toast";

interface Edit {
  ids: string[];
  changes: BulkChanges;
}

/** The edits that put companies back to what they were before `changes`: one for each old value. */
export function undoing(companies: readonly Company[], changes: BulkChanges): Edit[] {
  if (changes.archived !== undefined) {
    return [{ ids: companies.map(({ id }) => id), changes: { archived: !changes.archived } }];
  }
  const edits = new Map<string, Edit>();
  for (const { id, stage, owner } of companies) {
    const old: BulkChanges = {
      ...(changes.stage === undefined ? {} : { stage }),
      ...(changes.owner_id === undefined ? {} : { owner_id: owner?.id ?? null }),
    };
    const key = JSON.stringify(old);
    const edit = edits.get(key) ?? { ids: [], changes: old };
    edit.ids.push(id);
    edits.set(key, edit);
  }
  return [...edits.values()];
}

/** Changes many companies at once, and offers to put them back. */
export function useBulkEdit(): (companies: readonly Company[], changes: BulkChanges) => void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async ({ edits }: { edits: Edit[]; done?: () => void }) => {
      for (const body of edits) await data(client.POST("/companies/bulk-edits", { body }));
    },
    onSuccess: (_answer, { done }) => done?.(),
    onSettled: () => invalidatePaths(queries, ["/companies", "/companies/{company_id}"]),
  });
  return (companies, changes) => {
    const ids = companies.map(({ id }) => id);
    const count = ids.length;
    const undo = () => mutate({ edits: undoing(companies, changes) });
    const message =
      changes.archived === true ? (
        <Plural value={count} one="# company archived" other="# companies archived" />
      ) : (
        <Plural value={count} one="# company changed" other="# companies changed" />
      );
    mutate({
      edits: [{ ids, changes }],
      done: () => toastWithUndo({ message, undo }),
    });
  };
}
