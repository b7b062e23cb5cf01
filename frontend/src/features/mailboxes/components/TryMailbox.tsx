import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import type { Mailbox } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { CheckSteps } from "./CheckSteps";
import classes from "./mailboxes.module.css";

interface Props {
  mailbox: Mailbox;
  onClose: () => void;
}

/** Tries receiving and sending with what the mailbox has, as soon as it is shown. */
export function TryMailbox({ mailbox, onClose }: Props) {
  const { t } = useLingui();
  const attempt = useQuery({
    queryKey: ["mailbox-check", mailbox.id, mailbox.version],
    queryFn: ({ signal }) =>
      data(
        client.POST("/mailboxes/{mailbox_id}/checks", {
          params: { path: { mailbox_id: mailbox.id } },
          signal,
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <section className={classes.attempt} aria-label={t`Test of the mailbox`}>
      {attempt.error ? (
        <ErrorState error={attempt.error} onRetry={() => void attempt.refetch()} />
      ) : (
        <CheckSteps
          check={attempt.isFetching ? null : (attempt.data ?? null)}
          sends={mailbox.smtp !== null}
        />
      )}
      <Group mt="sm">
        <Button
          size="xs"
          variant="default"
          loading={attempt.isFetching}
          onClick={() => void attempt.refetch()}
        >
          <Trans>Try again</Trans>
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </Group>
    </section>
  );
}
