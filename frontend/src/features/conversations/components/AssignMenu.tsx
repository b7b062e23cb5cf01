import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconUserCheck, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useMe } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { useColleagues, useWork } from "../hooks/useWork";
import { INBOX_KEYS } from "./keys";
import classes from "./work.module.css";

const ASSIGN = { keys: "a", label: msg`Assign`, group: INBOX_KEYS };

/** Who looks after the conversation: claimed with a press, or given to a colleague. */
export function AssignMenu({ conversation, size }: { conversation: string; size: number }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { work, assign, release } = useWork(conversation);
  const own = useMe().membership_id;
  const colleagues = useColleagues(open);
  useHotkey(ASSIGN, () => setOpen(true));
  const assignee = work?.assignee;
  const phone = useIsPhone();
  const mine = assignee?.membership_id === own;
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button
          variant={assignee ? "light" : "subtle"}
          color={assignee ? "sea" : "gray"}
          size="compact-sm"
          mih={size}
          className={classes.assignee}
          styles={phone && !assignee ? { section: { marginInlineEnd: 0 } } : undefined}
          leftSection={
            assignee ? <IconUserCheck size={16} aria-hidden /> : <IconUserPlus size={16} aria-hidden />
          }
          aria-label={assignee ? t`Looked after by ${assignee.name}` : t`Assign`}
        >
          {assignee ? <bdi>{mine ? t`You` : assignee.name}</bdi> : phone ? null : <Trans>Assign</Trans>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.people}>
        {assignee ? (
          <Menu.Item onClick={() => release.mutate()}>
            <Trans>Nobody</Trans>
          </Menu.Item>
        ) : own ? (
          <Menu.Item onClick={() => assign.mutate({ membership_id: own, claim: true })}>
            <Trans>I take it</Trans>
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        {colleagues
          .filter(({ id }) => id !== assignee?.membership_id)
          .map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => assign.mutate({ membership_id: id, claim: false })}>
              <bdi>{name}</bdi>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
