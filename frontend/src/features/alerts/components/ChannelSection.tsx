import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Section } from "@/ui/shell/Section";
import { useChannels } from "../hooks/useChannels";
import { usePush } from "../hooks/usePush";
import classes from "./alerts.module.css";
import { ChannelRow } from "./ChannelRow";
import { RobotForm } from "./RobotForm";

/** Where alerts go beside the app: this browser, group robots, a digest by mail. */
export function ChannelSection() {
  const { t } = useLingui();
  const channels = useChannels();
  const push = usePush();
  const maySeeToShared = useMay("mailboxes.manage");
  const [adding, setAdding] = useState(false);
  const { list, refresh } = channels;
  const mail = useMutation({
    mutationFn: () => data(client.POST("/alert-channels/mail", { body: { kinds: [] } })),
    onSettled: refresh,
  });
  const hasMail = list.data?.some(({ kind }) => kind === "mail");
  return (
    <Section
      title={<Trans>Where alerts reach you</Trans>}
      description={<Trans>Beside the app: on your phone, in your team's group, by mail.</Trans>}
    >
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TextSkeleton /> : null}
      {list.data?.length === 0 ? (
        <Text size="sm" c="dimmed" mb="md">
          <Trans>Alerts stay in the app until you add a way out of it.</Trans>
        </Text>
      ) : null}
      <ul className={classes.list} aria-label={t`Where alerts reach you`}>
        {list.data?.map((channel) => (
          <ChannelRow
            key={channel.id}
            channel={channel}
            channels={channels}
            editable={!channel.shared || maySeeToShared}
          />
        ))}
      </ul>
      {adding ? (
        <div style={{ marginBlockStart: 16 }}>
          <RobotForm
            onAdded={() => {
              setAdding(false);
              void refresh();
            }}
            onClose={() => setAdding(false)}
          />
        </div>
      ) : (
        <Group mt="md" gap="sm">
          {push.state === "off" ? (
            <Button
              variant="default"
              loading={push.switchOn.isPending}
              onClick={() => push.switchOn.mutate()}
            >
              <Trans>Alert me in this browser</Trans>
            </Button>
          ) : null}
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Add a group robot</Trans>
          </Button>
          {list.data && !hasMail ? (
            <Button variant="default" loading={mail.isPending} onClick={() => mail.mutate()}>
              <Trans>Send me a digest by mail</Trans>
            </Button>
          ) : null}
        </Group>
      )}
      {push.state === "blocked" ? (
        <Text size="sm" c="dimmed" mt="sm">
          <Trans>This browser blocks alerts from here: permit them in the settings of the page.</Trans>
        </Text>
      ) : null}
      {push.state === "unsupported" ? (
        <Text size="sm" c="dimmed" mt="sm">
          <Trans>
            This browser takes no alerts. On an iPhone, first add Lading to the home screen and open it from
            there.
          </Trans>
        </Text>
      ) : null}
    </Section>
  );
}
