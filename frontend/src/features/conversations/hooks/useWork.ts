import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { announce } from "@/ui/feedback/announce";
import { toastProblem } from "@/ui/feedback/toast";

const path = (id: string) => ({ params: { path: { conversation_id: id } } });

/** How colleagues share a conversation, and what can be done about it. */
export function useWork(id: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  // Who was answering is forgotten by itself, and of that there is no news.
  const work = useQuery({
    ...query("/conversations/{conversation_id}/work", path(id)),
    refetchInterval: ({ state }) => (state.data?.replying.length ? 15_000 : false),
  }).data;
  const options = {
    onSuccess: () => invalidatePaths(queries, ["/conversations/{conversation_id}/work"]),
    onError: toastProblem,
  };
  const assign = useMutation({
    mutationFn: (given: { membership_id: string; claim: boolean }) =>
      client.PUT("/conversations/{conversation_id}/assignment", { ...path(id), body: given }),
    ...options,
  });
  const release = useMutation({
    mutationFn: () => client.DELETE("/conversations/{conversation_id}/assignment", path(id)),
    ...options,
  });
  const comment = useMutation({
    mutationFn: (text: string) =>
      data(client.POST("/conversations/{conversation_id}/comments", { ...path(id), body: { text } })),
    ...options,
    onSuccess: async () => {
      announce(t`Saved`);
      await options.onSuccess();
    },
  });
  const uncomment = useMutation({
    mutationFn: (comment_id: string) =>
      client.DELETE("/conversations/{conversation_id}/comments/{comment_id}", {
        params: { path: { conversation_id: id, comment_id } },
      }),
    ...options,
  });
  return { work, assign, release, comment, uncomment };
}

/** The colleagues who can look after a conversation or be named in a comment. */
export function useColleagues(enabled: boolean) {
  const { data: users } = useQuery({
    ...query("/users", { params: { query: { limit: 200 } } }),
    staleTime: 60_000,
    enabled,
  });
  return (users?.items ?? []).filter(({ active }) => active);
}
