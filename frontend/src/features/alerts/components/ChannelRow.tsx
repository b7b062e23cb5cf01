import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Switch, Tooltip } from "@mantine/core";
import { IconDeviceMobile, IconMail, IconRobot, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { isProblem } from "@/api/problem";
import type { AlertChannel } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import type { useChannels } from "../hooks/useChannels";
import classes from "./alerts.module.css";
import { DeliveryLog } from "./DeliveryLog";
import { KindChoice } from "./kinds";

interface Props {
  channel: AlertChannel;
  editable: boolean;
  channels: ReturnType<typeof useChannels>;
}

const ICONS = {
  push: IconDeviceMobile,
  mail: IconMail,
  dingtalk: IconRobot,
  wecom: IconRobot,
  feishu: IconRobot,
} as const;

/** A way out of the app: whether it works, what goes through it, a trial. */
export function ChannelRow({ channel, editable, channels }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const Glyph = ICONS[channel.kind];
  const { attempt, change, remove } = channels;
  const kindName = {
    push: t`Browser`,
    mail: t`Mail`,
    dingtalk: t`DingTalk robot`,
    wecom: t`WeCom robot`,
    feishu: t`Feishu robot`,
  }[channel.kind];
  const send = () =>
    attempt.mutate(channel, {
      onSuccess: () => toast(t`The trial alert is out.`),
      onError: (error) => {
        // What is wrong stands at the channel; anything else is said here.
        if (!isProblem(error, "alert-trial-failed")) toastProblem(error);
      },
    });
  return (
    <li className={classes.channel}>
      <Glyph size={20} stroke={1.75} aria-hidden />
      <div>
        <div className={classes.name} dir="auto">
          {channel.name}
        </div>
        <div className={classes.quiet}>
          {kindName}
          {channel.shared ? <> · {t`for the whole company`}</> : null}
          {channel.last_sent_at ? (
            <>
              {" · "}
              <Trans>
                last alert <TimeText instant={channel.last_sent_at} />
              </Trans>
            </>
          ) : null}
        </div>
      </div>
      {editable ? (
        <Group gap="xs" wrap="nowrap" className={classes.actions}>
          <Switch
            aria-label={t`Alerts through ${channel.name}`}
            checked={channel.active}
            onChange={(event) =>
              change.mutate({ id: channel.id, body: { active: event.currentTarget.checked } })
            }
          />
          <Button
            size="xs"
            variant="default"
            loading={attempt.isPending && attempt.variables?.id === channel.id}
            onClick={send}
          >
            <Trans>Try it</Trans>
          </Button>
          <Tooltip label={t`Remove`}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t`Remove ${channel.name}`}
              onClick={() => remove.mutate(channel.id)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      ) : null}
      {channel.problem ? (
        <div className={classes.problem} role="alert">
          {channel.problem} {channel.problem_said ? <bdi>({channel.problem_said})</bdi> : null}
        </div>
      ) : null}
      {editable ? (
        <div className={classes.below}>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {opened ? <Trans>Less</Trans> : <Trans>What goes through it</Trans>}
          </Button>
          {opened ? (
            <>
              <KindChoice
                label={t`Only these alerts`}
                placeholder={t`All of them`}
                value={channel.kinds}
                onChange={(kinds) => change.mutate({ id: channel.id, body: { kinds } })}
              />
              <DeliveryLog channelId={channel.id} />
            </>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
