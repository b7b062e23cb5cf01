import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { client } from "@/api/client";
import { flatten, invalidatePaths, pages } from "@/api/query";
import type { Invitation } from "@/api/types";
import { useDeferredRemoval } from "@/lib/useDeferredRemoval";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { DataTable } from "@/ui/table/DataTable";
import classes from "./accounts.module.css";
import { InvitationState, invitationColumns } from "./invitationColumns";

/** Invitations that were sent; an open one can be withdrawn. */
export function InvitationsTable({ onInvite }: { onInvite: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const list = useInfiniteQuery(pages("/invitations"));
  const removal = useDeferredRemoval(async (invitation_id, options) => {
    await client.DELETE("/invitations/{invitation_id}", { params: { path: { invitation_id } }, ...options });
    await invalidatePaths(queries, ["/invitations"]);
  });
  const { rows, total, totalCapped } = flatten(list.data);
  const shown = rows.filter((row) => !removal.hidden.has(row.id));
  const withdraw = (invitation: Invitation) =>
    removal.start(invitation.id, <Trans>The invitation of {invitation.email} is withdrawn.</Trans>);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns must be stable; withdraw only starts a toast
  const columns = useMemo(() => invitationColumns(withdraw), []);
  return (
    <DataTable
      id="invitations"
      label={t`Invitations`}
      columns={columns}
      rows={shown}
      rowKey={(invitation) => invitation.id}
      source={list}
      total={total}
      totalCapped={totalCapped}
      card={(invitation) => (
        <div className={classes.card}>
          <div className={classes.cardText}>
            <strong dir="ltr">{invitation.email}</strong>
            <InvitationState invitation={invitation} />
          </div>
          {invitation.accepted_at ? null : (
            <Button variant="default" size="xs" onClick={() => withdraw(invitation)}>
              <Trans>Withdraw</Trans>
            </Button>
          )}
        </div>
      )}
      empty={
        <EmptyState
          icon={IconMailForward}
          action={
            <Button onClick={onInvite}>
              <Trans>Invite a colleague</Trans>
            </Button>
          }
        >
          <Trans>Invitations that wait for an answer will be here.</Trans>
        </EmptyState>
      }
    />
  );
}
