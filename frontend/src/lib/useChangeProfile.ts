import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { sessionQuery } from "@/api/session";
import type { Me, Profile } from "@/api/types";

type Change = Partial<Pick<Profile, "name" | "locale" | "time_zone" | "theme">>;

/** Changes the signed-in user's own settings; language and theme turn at once, and back if it is refused. */
export function useChangeProfile(): (change: Change) => void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (body: Change) => data(client.PATCH("/profile", { body })),
    onMutate: (change) => {
      const before = queries.getQueryData(sessionQuery.queryKey);
      if (before)
        queries.setQueryData(sessionQuery.queryKey, { ...before, user: { ...before.user, ...change } });
      return before;
    },
    onSuccess: (user) =>
      queries.setQueryData(sessionQuery.queryKey, (me: Me | undefined) => (me ? { ...me, user } : me)),
    onError: (_error, _change, before) => queries.setQueryData(sessionQuery.queryKey, before),
  });
  return mutate;
}
