import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client } from "@/api/client";
import { useMe } from "@/api/session";
import { waitingNow } from "@/offline/outbox";
import { wipe } from "@/offline/wipe";
import { askBeforeLosing } from "./askBeforeLosing";

/** Ends the session and leaves nothing of it in this browser; asks first where something was not sent yet. */
export function useSignOut(): () => void {
  const { membership_id: seat } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => client.DELETE("/session"),
    onSuccess: async () => {
      await wipe(seat);
      await navigate({ to: "/sign-in", search: { back: undefined } });
      queries.clear();
    },
  });
  return () => {
    const count = waitingNow().length;
    if (count === 0) mutate();
    else askBeforeLosing(count, mutate);
  };
}
