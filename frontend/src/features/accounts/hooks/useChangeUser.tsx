import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Role, User } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import { RoleName } from "../components/RoleName";

interface Change {
  user: User;
  body: { role?: Role; active?: boolean };
}

/** Changes a colleague's role or state; a toast says so and can undo it. */
export function useChangeUser() {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ user, body }: Change) => {
      const params = { path: { seat_id: user.id }, header: ifMatch(user.version) };
      return data(client.PATCH("/users/{seat_id}", { params, body }));
    },
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/users"]),
  });

  const setRole = (user: User, role: Role) =>
    mutate(
      { user, body: { role } },
      {
        onSuccess: (changed) =>
          toastWithUndo({
            message: (
              <Trans>
                {user.name} is now: <RoleName role={role} />
              </Trans>
            ),
            undo: () => mutate({ user: changed, body: { role: user.role } }),
          }),
      },
    );

  const setActive = (user: User, active: boolean) =>
    mutate(
      { user, body: { active } },
      {
        onSuccess: (changed) =>
          toastWithUndo({
            message: active ? (
              <Trans>{user.name} can sign in again.</Trans>
            ) : (
              <Trans>{user.name} is signed out and switched off.</Trans>
            ),
            undo: () => mutate({ user: changed, body: { active: !active } }),
          }),
      },
    );

  return { setRole, setActive, isPending };
}
