import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { DeadLetter } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { Details } from "@/ui/records/Details";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./jobs.module.css";

interface Props {
  letter: DeadLetter;
  onClose: () => void;
  onDrop: () => void;
}

/** One failed job: what it was, what the program said, retry or drop. */
export function FailedJobPanel({ letter, onClose, onDrop }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () =>
      client.POST("/dead-letters/{dead_letter_id}/retries", {
        params: { path: { dead_letter_id: letter.id } },
      }),
    onSuccess: async () => {
      toast(t`The job runs again.`);
      onClose();
      await invalidatePaths(queries, ["/dead-letters"]);
    },
  });
  return (
    <SidePanel
      title={<code dir="ltr">{letter.job}</code>}
      recordId={letter.id}
      onClose={onClose}
      footer={
        <Group>
          <Button loading={retry.isPending} onClick={() => retry.mutate()}>
            <Trans>Retry</Trans>
          </Button>
          <Button variant="default" c="var(--l-danger)" onClick={onDrop}>
            <Trans>Drop</Trans>
          </Button>
        </Group>
      }
    >
      <Details
        rows={[
          [t`Event`, letter.event_type],
          [t`Attempts`, format.number(letter.attempts)],
          [t`Set aside`, format.full(letter.created_at)],
        ]}
      />
      <h3 className={classes.heading}>
        <Trans>What went wrong</Trans>
      </h3>
      <pre className={classes.error} dir="ltr">
        {letter.error}
      </pre>
    </SidePanel>
  );
}
