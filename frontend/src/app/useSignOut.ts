import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client } from "@/api/client";
import { clearDrafts } from "@/lib/useDraft";

/** Ends the session and leaves nothing of it in this browser. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => client.DELETE("/session"),
    onSuccess: async () => {
      clearDrafts();
      await navigate({ to: "/sign-in", search: { back: undefined } });
      queries.clear();
    },
  });
  return mutate;
}
