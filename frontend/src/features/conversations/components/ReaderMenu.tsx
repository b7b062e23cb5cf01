import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowsJoin, IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useMe } from "@/api/session";
import type { Conversation, Sharing } from "@/api/types";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { useMailboxes } from "../hooks/useConversations";
import { useRegroup, useVisibility } from "../hooks/useRegroup";
import { INBOX_KEYS } from "./keys";

const MENU = { keys: ".", label: msg`What can be done with the conversation`, group: INBOX_KEYS };
const JOIN = { keys: "+", label: msg`Join with another conversation`, group: INBOX_KEYS };

interface Props {
  conversation: Conversation;
  size: number;
  onJoin: () => void;
  onShown: (conversation: string) => void;
}

const chosen = ({ private: hidden, sharing }: Conversation): string =>
  hidden ? "private" : sharing.with === "team" ? (sharing.team_id ?? "") : sharing.with;

/** What can be done with a conversation: who sees it, and which mail belongs to it. */
export function ReaderMenu({ conversation, size, onJoin, onShown }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const { mailboxes } = useMailboxes();
  const own = mailboxes.some(
    ({ id, owner_id }) => owner_id === me.membership_id && conversation.mailbox_ids.includes(id),
  );
  const path = { conversation_id: conversation.id };
  const teams = useQuery({ ...query("/teams", { params: { query: { limit: 200 } } }), enabled: open && own });
  const edits = useQuery({
    ...query("/conversations/{conversation_id}/thread-edits", { params: { path } }),
    enabled: open,
  });
  const { undo } = useRegroup(onShown);
  const decide = useVisibility(conversation.id);
  useHotkey(MENU, () => setOpen(!open));
  useHotkey(JOIN, onJoin);
  const choose = (value: string) => {
    const sharing: Sharing =
      value === "private" || value === "nobody"
        ? { with: "nobody" }
        : value === "everybody"
          ? { with: "everybody" }
          : { with: "team", team_id: value };
    decide({ private: value === "private", sharing });
  };
  const latest = edits.data?.find(({ undone_at }) => undone_at === null);
  const label = t`More for this conversation`;

  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon size={size} variant="subtle" color="gray" aria-label={label}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsJoin size={16} aria-hidden />} onClick={onJoin}>
          <Trans>Join with another conversation</Trans>
        </Menu.Item>
        {latest ? (
          <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => undo(latest)}>
            {latest.kind === "split" ? (
              <Trans>Undo the split by {latest.actor_name}</Trans>
            ) : (
              <Trans>Undo the join by {latest.actor_name}</Trans>
            )}
          </Menu.Item>
        ) : null}
        {own ? (
          <>
            <Menu.Divider />
            <Menu.Label>
              <Trans>Who sees it</Trans>
            </Menu.Label>
            <Menu.RadioGroup value={chosen(conversation)} onChange={choose}>
              <Menu.RadioItem value="nobody" closeMenuOnClick>
                <Trans>As its mailboxes say</Trans>
              </Menu.RadioItem>
              <Menu.RadioItem value="private" closeMenuOnClick>
                <Trans>Private: the owners of its mailboxes</Trans>
              </Menu.RadioItem>
              {teams.data?.items.map((team) => (
                <Menu.RadioItem key={team.id} value={team.id} closeMenuOnClick>
                  <Trans>
                    Also the team <bdi>{team.name}</bdi>
                  </Trans>
                </Menu.RadioItem>
              ))}
              <Menu.RadioItem value="everybody" closeMenuOnClick>
                <Trans>Everybody here</Trans>
              </Menu.RadioItem>
            </Menu.RadioGroup>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
