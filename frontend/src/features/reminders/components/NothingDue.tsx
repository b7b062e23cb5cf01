import { Trans } from "@lingui/react/macro";
import { IconSun } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ConnectMailbox } from "@/ui/feedback/ConnectMailbox";
import { EmptyState } from "@/ui/feedback/EmptyState";

/** A day without anything on it; in a new company, how it fills. */
export function NothingDue() {
  const mayAdd = useMay("mailboxes.manage");
  const { data } = useQuery({
    ...query("/mailboxes", { params: { query: { limit: 200 } } }),
    enabled: mayAdd,
  });
  if (data?.items.length === 0) {
    return (
      <ConnectMailbox>
        <Trans>Connect a mailbox: who waits for an answer, and when to reach them, will be here.</Trans>
      </ConnectMailbox>
    );
  }
  return (
    <EmptyState icon={IconSun}>
      <Trans>Nothing is due and nobody waits. Whom you plan to follow up stands here on their day.</Trans>
    </EmptyState>
  );
}
