import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toastProblem } from "@/ui/feedback/toast";
import type { Template, Text, Version } from "./types";

const FOREVER = Number.POSITIVE_INFINITY;

/** All a template may speak of; the same until the next release. */
export const useFields = () => useQuery({ ...query("/template-fields"), staleTime: FOREVER }).data;

export const templateQuery = (id: string) =>
  query("/templates/{template_id}", { params: { path: { template_id: id } } });

/** Lets every list and page that shows templates load anew. */
export function useRefreshTemplates(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      invalidatePaths(queries, [
        "/templates",
        "/templates/{template_id}",
        "/template-folders",
        "/template-report",
        "/ready-templates",
        "/templates/{template_id}/languages/{language}/revisions",
      ]),
    [queries],
  );
}

/** Puts a saved language into the page's template, so that the next edit starts from its version. */
function useTakeVersion(id: string): (version: Version) => void {
  const queries = useQueryClient();
  return (version) => {
    queries.setQueryData<Template>(templateQuery(id).queryKey, (template) =>
      template
        ? {
            ...template,
            versions: template.versions.map((each) => (each.language === version.language ? version : each)),
          }
        : template,
    );
  };
}

/** What can be done to a template's languages. */
export function useLanguages(id: string) {
  const refresh = useRefreshTemplates();
  const take = useTakeVersion(id);
  const path = { template_id: id };
  const done = (version: Version) => {
    take(version);
    void refresh();
  };
  const save = useMutation({
    mutationFn: ({ version, text, approve }: { version: Version; text: Text; approve: boolean }) =>
      data(
        client.PUT("/templates/{template_id}/languages/{language}", {
          params: { path: { ...path, language: version.language }, header: ifMatch(version.version) },
          body: { ...text, status: approve ? "approved" : "draft", follows_source: true },
        }),
      ),
    onSuccess: done,
  });
  const add = useMutation({
    mutationFn: (body: { language: string; source?: string }) =>
      data(client.POST("/templates/{template_id}/languages", { params: { path }, body })),
    onSuccess: () => refresh(),
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: (language: string) =>
      data(
        client.DELETE("/templates/{template_id}/languages/{language}", {
          params: { path: { ...path, language } },
        }),
      ),
    onSuccess: () => refresh(),
    onError: toastProblem,
  });
  const restore = useMutation({
    mutationFn: ({ language, revision }: { language: string; revision: number }) =>
      data(
        client.POST("/templates/{template_id}/languages/{language}/restorations", {
          params: { path: { ...path, language } },
          body: { revision },
        }),
      ),
    onSuccess: done,
    onError: toastProblem,
  });
  return { save, add, remove, restore };
}
