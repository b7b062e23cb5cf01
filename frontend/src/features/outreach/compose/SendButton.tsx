import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconClock, IconSend, IconSunrise } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import classes from "./compose.module.css";

/** When to send: at once, at an instant, or when desks open where the reader is. */
export interface When {
  send_at?: string;
  at_desk?: boolean;
}

interface Props {
  outgoing: string;
  loading: boolean;
  disabled: boolean;
  onSend: (when: When) => void;
}

const PAD = (value: number) => String(value).padStart(2, "0");

/** The value of a datetime-local field for an instant of this browser's clock. */
const asField = (at: Date) =>
  `${at.getFullYear()}-${PAD(at.getMonth() + 1)}-${PAD(at.getDate())}T${PAD(at.getHours())}:${PAD(at.getMinutes())}`;

/** Send, and the ways of sending later. */
export function SendButton({ outgoing, loading, disabled, onSend }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(() => asField(new Date(Date.now() + 3_600_000)));
  const desk = useQuery({
    ...query("/outgoing-messages/{outgoing_id}/desk-opening", {
      params: { path: { outgoing_id: outgoing } },
    }),
    enabled: open,
  }).data;
  const here = desk ? format.full(desk.at) : "";
  const there = desk?.there ?? "";
  return (
    <Group gap={1} wrap="nowrap">
      <Button
        leftSection={<IconSend size={16} className="flip-rtl" aria-hidden />}
        loading={loading}
        disabled={disabled}
        onClick={() => onSend({})}
        className={classes.send}
      >
        <Trans>Send</Trans>
      </Button>
      <Menu opened={open} onChange={setOpen} position="top-start" closeOnItemClick={false}>
        <Menu.Target>
          <ActionIcon
            size={36}
            disabled={disabled || loading}
            aria-label={t`Send later`}
            className={classes.sendMore}
          >
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Trans>Send later</Trans>
          </Menu.Label>
          <Menu.Item
            leftSection={<IconSunrise size={16} aria-hidden />}
            disabled={!desk}
            onClick={() => {
              setOpen(false);
              onSend({ at_desk: true });
            }}
          >
            <Trans>When it is 9 o’clock there</Trans>
            <span className={classes.clocks}>
              {desk ? (
                <Trans>
                  {there} there · {here} here
                </Trans>
              ) : (
                <Trans>Where the recipient is is not known.</Trans>
              )}
            </span>
          </Menu.Item>
          <Menu.Divider />
          <form
            className={classes.later}
            onSubmit={(event) => {
              event.preventDefault();
              const instant = new Date(at);
              if (Number.isNaN(instant.getTime())) return;
              setOpen(false);
              onSend({ send_at: instant.toISOString() });
            }}
          >
            <label className={classes.laterLabel}>
              <Trans>At a time of my own</Trans>
              <input
                type="datetime-local"
                className={classes.laterField}
                value={at}
                min={asField(new Date())}
                onChange={(event) => setAt(event.currentTarget.value)}
                required
              />
            </label>
            <Button type="submit" variant="default" leftSection={<IconClock size={16} aria-hidden />}>
              <Trans>Schedule</Trans>
            </Button>
          </form>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
