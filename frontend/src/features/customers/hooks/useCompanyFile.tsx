import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { CompanyDocument, CompanyFile, Relation, RelationKind } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import { useAttach } from "./useAttach";

const RELATIONS = ["/companies/{company_id}/relations"] as const;
const FILES = ["/companies/{company_id}/files", "/companies/{company_id}/timeline"] as const;

/** Puts a star on a company, or takes it away; shown at once. */
export function useStar(company: CompanyFile) {
  const queries = useQueryClient();
  const params = { path: { company_id: company.id } };
  const { queryKey } = query("/companies/{company_id}", { params });
  const show = (starred: boolean) =>
    queries.setQueryData<CompanyFile>(queryKey, (file) => (file ? { ...file, starred } : file));
  return useMutation({
    mutationFn: (starred: boolean) =>
      starred
        ? data(client.PUT("/companies/{company_id}/star", { params }))
        : data(client.DELETE("/companies/{company_id}/star", { params })),
    onMutate: show,
    onError: (error, starred) => {
      show(!starred);
      toastProblem(error);
    },
    onSuccess: () => invalidatePaths(queries, ["/companies"]),
  });
}

interface NewRelation {
  other_id: string;
  kind: RelationKind;
  note?: string | null;
}

/** Relates companies, with a way back. */
export function useRelations(company: string) {
  const queries = useQueryClient();
  const params = { path: { company_id: company } };
  const fresh = () => invalidatePaths(queries, RELATIONS);
  const relate = useMutation({
    mutationFn: (body: NewRelation) =>
      data(client.POST("/companies/{company_id}/relations", { params, body })),
    onSuccess: fresh,
    onError: toastProblem,
  });
  const deny = useMutation({
    mutationFn: (other_id: string) =>
      data(client.POST("/companies/{company_id}/unrelated", { params, body: { other_id } })),
    onSuccess: fresh,
    onError: toastProblem,
  });
  const unrelate = useMutation({
    mutationFn: ({ id }: Relation) =>
      data(
        client.DELETE("/companies/{company_id}/relations/{relation_id}", {
          params: { path: { company_id: company, relation_id: id } },
        }),
      ),
    onSuccess: async (_answer, { company: other, kind, note }) => {
      toastWithUndo({
        message: (
          <Trans>
            <bdi>{other.name}</bdi> is no longer related
          </Trans>
        ),
        undo: () => relate.mutate({ other_id: other.id, kind, note }),
      });
      await fresh();
    },
    onError: toastProblem,
  });
  return { relate, deny, unrelate };
}

/** Puts files into a company's file and takes them away, with a way back. */
export function useFiles(company: string) {
  const queries = useQueryClient();
  const fresh = () => invalidatePaths(queries, FILES);
  const path = (document_id: string) => ({ path: { company_id: company, document_id } });
  const upload = useAttach("company", company);
  const restore = useMutation({
    mutationFn: (id: string) =>
      data(client.POST("/companies/{company_id}/files/{document_id}/restorations", { params: path(id) })),
    onSettled: fresh,
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: ({ id }: CompanyDocument) =>
      data(client.DELETE("/companies/{company_id}/files/{document_id}", { params: path(id) })),
    onSuccess: async (_answer, { id, filename }) => {
      toastWithUndo({
        message: (
          <Trans>
            “<bdi>{filename}</bdi>” is taken away
          </Trans>
        ),
        undo: () => restore.mutate(id),
      });
      await fresh();
    },
    onError: toastProblem,
  });
  return { upload, remove };
}
