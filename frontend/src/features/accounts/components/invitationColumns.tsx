import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Invitation } from "@/api/types";
import { useNow } from "@/lib/useNow";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { RoleName } from "./RoleName";

export function InvitationState({ invitation }: { invitation: Invitation }) {
  const now = useNow();
  if (invitation.accepted_at) {
    return (
      <StatusText tone="ok">
        <Trans>Accepted</Trans>
      </StatusText>
    );
  }
  return Date.parse(invitation.expires_at) < now ? (
    <StatusText tone="warning">
      <Trans>Expired</Trans>
    </StatusText>
  ) : (
    <StatusText tone="quiet">
      <Trans>Waiting</Trans>
    </StatusText>
  );
}

export const invitationColumns = (
  withdraw: (invitation: Invitation) => void,
): readonly TableColumn<Invitation>[] => [
  { id: "email", label: msg`Mail address`, fixed: true, cell: (row) => <span dir="ltr">{row.email}</span> },
  { id: "role", label: msg`Role`, width: 140, cell: (row) => <RoleName role={row.role} /> },
  { id: "state", label: msg`State`, width: 120, cell: (row) => <InvitationState invitation={row} /> },
  {
    id: "expires_at",
    label: msg`Valid until`,
    width: 130,
    numeric: true,
    cell: (row) => <TimeText instant={row.expires_at} as="date" />,
  },
  {
    id: "actions",
    label: msg`Actions`,
    width: 120,
    fixed: true,
    cell: (row) =>
      row.accepted_at ? null : (
        <Button variant="subtle" size="compact-xs" onClick={() => withdraw(row)}>
          <Trans>Withdraw</Trans>
        </Button>
      ),
  },
];
