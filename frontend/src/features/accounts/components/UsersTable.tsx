import { Trans, useLingui } from "@lingui/react/macro";
import { IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { DataTable } from "@/ui/table/DataTable";
import classes from "./accounts.module.css";
import { RoleName } from "./RoleName";
import { UserStatus, userColumns } from "./userColumns";

interface Props {
  selected: string | undefined;
  onOpen: (id: string) => void;
}

export function UsersTable({ selected, onOpen }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(pages("/users"));
  const { rows, total, totalCapped } = flatten(list.data);
  return (
    <DataTable
      id="users"
      label={t`Users`}
      columns={userColumns}
      rows={rows}
      rowKey={(user) => user.id}
      source={list}
      total={total}
      totalCapped={totalCapped}
      onOpen={(user) => onOpen(user.id)}
      selected={selected}
      card={(user) => (
        <div className={classes.card}>
          <div className={classes.cardText}>
            <strong dir="auto">{user.name}</strong>
            <span className={classes.muted}>
              <RoleName role={user.role} />
            </span>
          </div>
          <UserStatus user={user} />
        </div>
      )}
      empty={
        <EmptyState icon={IconUsers}>
          <Trans>Your colleagues will be here once they accept an invitation.</Trans>
        </EmptyState>
      }
    />
  );
}
