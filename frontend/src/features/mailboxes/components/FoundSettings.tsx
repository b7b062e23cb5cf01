import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCircleCheck, IconSearch } from "@tabler/icons-react";
import type { MailboxSettings } from "@/api/types";
import classes from "./mailboxes.module.css";

interface Props {
  settings: MailboxSettings | undefined;
  searching: boolean;
  onEdit: () => void;
}

/** What was found for the address, in one line, with a way to see and change it. */
export function FoundSettings({ settings, searching, onEdit }: Props) {
  if (searching) {
    return (
      <div className={classes.found} role="status">
        <IconSearch size={18} aria-hidden />
        <Trans>Looking up the servers of this address…</Trans>
      </div>
    );
  }
  if (!settings) return null;
  const guessed = settings.sources.every((source) => source === "guess");
  const name = settings.provider_name ?? settings.imap.host;
  return (
    <div className={classes.found} role="status">
      <IconCircleCheck size={18} color="var(--l-ok)" aria-hidden />
      <span>
        {guessed ? (
          <Trans>
            Probably <bdi>{name}</bdi>; the test will tell.
          </Trans>
        ) : (
          <Trans>
            Settings found: <bdi>{name}</bdi>
          </Trans>
        )}
      </span>
      <Button variant="subtle" size="compact-sm" onClick={onEdit}>
        <Trans>Show and change</Trans>
      </Button>
    </div>
  );
}
