import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Mailbox } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { useChangeMailbox } from "../hooks/useChangeMailbox";
import classes from "./ledger.module.css";

/** From which day on mail is fetched, and a way to change it: an earlier day fetches more. */
export function StartDate({ mailbox, editable }: { mailbox: Mailbox; editable: boolean }) {
  const { t } = useLingui();
  const format = useFormats();
  const { change } = useChangeMailbox();
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState(mailbox.sync_since ?? "");
  const save = (sync_since: string | null) =>
    change.mutate(
      { mailbox, body: { sync_since } },
      {
        onSuccess: () => {
          setOpened(false);
          toast(t`Saved; the mailbox is looked through again.`);
        },
      },
    );
  // A calendar day is the same everywhere; noon keeps it so in every zone.
  const since = mailbox.sync_since ? format.date(`${mailbox.sync_since}T12:00:00Z`) : null;
  return (
    <div className={classes.start}>
      <span>
        {since ? <Trans>Mail from {since} on is fetched.</Trans> : <Trans>All mail is fetched.</Trans>}
      </span>
      {editable ? (
        <Popover opened={opened} onChange={setOpened} trapFocus returnFocus width={280} withArrow>
          <Popover.Target>
            <Button variant="subtle" size="compact-xs" onClick={() => setOpened(true)}>
              <Trans>Change the start date</Trans>
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <TextInput
              type="date"
              label={t`Fetch mail from`}
              description={t`An earlier day fetches more. What is here already stays.`}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Group gap="sm" mt="md">
              <Button size="xs" disabled={day === ""} loading={change.isPending} onClick={() => save(day)}>
                <Trans>Save</Trans>
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={mailbox.sync_since === null}
                onClick={() => save(null)}
              >
                <Trans>Fetch all mail</Trans>
              </Button>
            </Group>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </div>
  );
}
