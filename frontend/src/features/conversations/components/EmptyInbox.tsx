import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFilterOff, IconInbox, IconMailPlus } from "@tabler/icons-react";
import { useMay } from "@/api/session";
import { ConnectMailbox } from "@/ui/feedback/ConnectMailbox";
import { EmptyState } from "@/ui/feedback/EmptyState";

interface Props {
  hasMailbox: boolean;
  /** The list is filtered: something may be there without the filter. */
  filtered: boolean;
  onClear: () => void;
}

/** Why the list is empty, and what brings mail into it. */
export function EmptyInbox({ hasMailbox, filtered, onClear }: Props) {
  const mayAdd = useMay("mailboxes.manage");
  if (!hasMailbox) {
    return mayAdd ? (
      <ConnectMailbox>
        <Trans>Connect a mailbox: its mail, and a file for everybody who wrote, will be here.</Trans>
      </ConnectMailbox>
    ) : (
      <EmptyState icon={IconMailPlus}>
        <Trans>No mailbox is connected yet. Ask an administrator to add one.</Trans>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Show everything</Trans>
          </Button>
        }
      >
        <Trans>No conversation fits these filters.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconInbox}>
      <Trans>Nothing here yet. New mail appears by itself.</Trans>
    </EmptyState>
  );
}
