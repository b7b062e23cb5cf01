import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type Icon, IconFilterOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ConnectMailbox } from "@/ui/feedback/ConnectMailbox";
import { EmptyState } from "@/ui/feedback/EmptyState";

interface Props {
  icon: Icon;
  filtered: boolean;
  onClear: () => void;
  /** What brings the first record by hand. */
  action: ReactNode;
}

/** An empty list of customers: nothing fits, no mailbox yet, or nobody has written. */
export function NoRecords({ icon, filtered, onClear, action }: Props) {
  const { data } = useQuery(query("/mailboxes", { params: { query: { limit: 200 } } }));
  const mayAdd = useMay("mailboxes.manage");
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Clear filters</Trans>
          </Button>
        }
      >
        <Trans>Nothing fits these filters.</Trans>
      </EmptyState>
    );
  }
  if (data?.items.length === 0 && mayAdd) {
    return (
      <ConnectMailbox icon={icon}>
        <Trans>Connect a mailbox, and everybody who wrote to it will be here with a file of their own.</Trans>
      </ConnectMailbox>
    );
  }
  return (
    <EmptyState icon={icon} action={action}>
      <Trans>Whoever writes to your mailboxes will be here.</Trans>
    </EmptyState>
  );
}
