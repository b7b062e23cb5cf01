import { Plural, Trans } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { Section } from "@/ui/shell/Section";
import { ProblemBox } from "./ProblemBox";

/** How much the mailbox has sent and may send, and why it waits where it does. */
export function SendingSection({ mailbox }: { mailbox: string }) {
  const format = useFormats();
  const { data: limit } = useQuery({
    ...query("/mailboxes/{mailbox_id}/sending-limit", { params: { path: { mailbox_id: mailbox } } }),
    refetchInterval: 30_000,
  });
  if (!limit) return null;
  const when = limit.paused_until ? format.full(limit.paused_until) : null;
  return (
    <Section title={<Trans>Outgoing mail</Trans>}>
      {limit.problem ? (
        <ProblemBox
          title={limit.problem.title}
          whatToDo={limit.problem.what_to_do}
          serverSaid={limit.problem.server_said}
        />
      ) : null}
      <Text size="sm">{limit.sentence}</Text>
      {limit.waiting > 0 ? (
        <Text size="sm">
          <Plural value={limit.waiting} one="# message waits." other="# messages wait." />{" "}
          {when ? <Trans>It goes on {when}.</Trans> : null}
        </Text>
      ) : null}
    </Section>
  );
}
