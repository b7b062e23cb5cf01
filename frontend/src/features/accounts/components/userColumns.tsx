import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { User } from "@/api/types";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { RoleName } from "./RoleName";

export function UserStatus({ user }: { user: User }) {
  return user.active ? (
    <StatusText tone="ok">
      <Trans>Active</Trans>
    </StatusText>
  ) : (
    <StatusText tone="paused">
      <Trans>Switched off</Trans>
    </StatusText>
  );
}

export const userColumns: readonly TableColumn<User>[] = [
  { id: "name", label: msg`Name`, fixed: true, cell: (user) => <span dir="auto">{user.name}</span> },
  { id: "email", label: msg`Mail address`, cell: (user) => <span dir="ltr">{user.email}</span> },
  { id: "role", label: msg`Role`, width: 140, cell: (user) => <RoleName role={user.role} /> },
  { id: "active", label: msg`State`, width: 130, cell: (user) => <UserStatus user={user} /> },
  {
    id: "totp_enabled",
    label: msg`Second step`,
    width: 110,
    hidden: true,
    cell: (user) => (user.totp_enabled ? <Trans>On</Trans> : <Trans>Off</Trans>),
  },
  {
    id: "last_seen_at",
    label: msg`Last seen`,
    width: 130,
    numeric: true,
    cell: (user) => (user.last_seen_at ? <TimeText instant={user.last_seen_at} /> : null),
  },
];
