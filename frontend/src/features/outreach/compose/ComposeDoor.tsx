import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPencilPlus, IconSend } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import { useHotkey } from "@/ui/hotkeys/hotkeys";

const COMPOSE = { keys: "c", label: msg`New message`, group: msg`Everywhere` };

/** `c` begins a message from everywhere. */
export function ComposeKey() {
  const navigate = useNavigate();
  const mayWrite = useMay("conversations.write");
  useHotkey(COMPOSE, () => void navigate({ to: "/compose", search: {} }), mayWrite);
  return null;
}

/** The doors to a new message and, on a phone, to what is on its way. */
export function ComposeDoor() {
  const { t } = useLingui();
  const phone = useIsPhone();
  const mayWrite = useMay("conversations.write");
  if (!mayWrite) return null;
  const size = phone ? 44 : 30;
  return (
    <>
      <Tooltip label={t`New message`}>
        <ActionIcon component={Link} to="/compose" size={size} variant="light" aria-label={t`New message`}>
          <IconPencilPlus size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {phone ? (
        <ActionIcon
          component={Link}
          to="/outgoing"
          size={size}
          variant="subtle"
          color="gray"
          aria-label={t`Outgoing mail`}
        >
          <IconSend size={18} className="flip-rtl" aria-hidden />
        </ActionIcon>
      ) : null}
    </>
  );
}
