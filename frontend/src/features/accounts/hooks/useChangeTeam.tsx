import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Team } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";

/** Archives a team; a toast says so and can undo it. */
export function useArchiveTeam() {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ team, archived }: { team: Team; archived: boolean }) => {
      const params = { path: { team_id: team.id }, header: ifMatch(team.version) };
      return data(client.PATCH("/teams/{team_id}", { params, body: { archived } }));
    },
    onSuccess: (changed, { archived }) => {
      if (!archived) return;
      toastWithUndo({
        message: (
          <Trans>
            {changed.name} is archived. What was open to the team alone is closed to its people now.
          </Trans>
        ),
        undo: () => mutate({ team: changed, archived: false }),
      });
    },
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/teams"]),
  });
  return { archive: (team: Team) => mutate({ team, archived: true }), isPending };
}
