import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { CopyField } from "@/ui/forms/CopyField";
import { Section } from "@/ui/shell/Section";

/** The secret address by which any calendar shows the reader's reminders. */
export function CalendarSection() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const feed = useQuery(query("/calendar-feed"));
  const refresh = () => invalidatePaths(queries, ["/calendar-feed"]);
  const make = useMutation({
    mutationFn: () => data(client.POST("/calendar-feed")),
    onSettled: refresh,
  });
  const end = useMutation({
    mutationFn: () => client.DELETE("/calendar-feed"),
    onSuccess: () => make.reset(),
    onSettled: refresh,
  });
  const url = make.data?.url;
  return (
    <Section
      title={<Trans>Reminders in your calendar</Trans>}
      description={
        <Trans>
          Subscribe to an address in any calendar. Calendars look only every few hours, so this is an overview
          and no alert.
        </Trans>
      }
    >
      {url ? (
        <>
          <CopyField value={url} label={t`Address of the calendar`} />
          <Text size="sm" c="dimmed" mt="xs">
            <Trans>It is shown this once. Who has it sees your reminders: keep it to yourself.</Trans>
          </Text>
        </>
      ) : null}
      <Group mt="md" gap="sm">
        {feed.data?.exists ? (
          <>
            <ConfirmButton
              label={<Trans>Make a new address</Trans>}
              consequence={<Trans>Calendars that use the address of today show nothing new any more.</Trans>}
              onConfirm={() => make.mutate()}
            />
            <ConfirmButton
              label={<Trans>End the calendar</Trans>}
              consequence={<Trans>Its address leads nowhere from now on.</Trans>}
              onConfirm={() => end.mutate()}
            />
          </>
        ) : (
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            <Trans>Make an address</Trans>
          </Button>
        )}
      </Group>
    </Section>
  );
}
