import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import type { Team } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import classes from "./accounts.module.css";

const Names = ({ team }: { team: Team }) => (
  <span className={classes.muted}>
    <bdi>{team.members.map(({ name }) => name).join(", ")}</bdi>
  </span>
);

const COLUMNS: readonly TableColumn<Team>[] = [
  { id: "name", label: msg`Name`, fixed: true, width: 220, cell: (team) => <bdi>{team.name}</bdi> },
  { id: "members", label: msg`People`, cell: (team) => <Names team={team} /> },
  {
    id: "count",
    label: msg`How many`,
    width: 110,
    numeric: true,
    cell: (team) => <span className="numeric">{team.members.length}</span>,
  },
];

interface Props {
  selected: string | undefined;
  onOpen: (id: string) => void;
}

/** Teams: who sees the mail of a mailbox that is open to a team. */
export function TeamsTable({ selected, onOpen }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(pages("/teams"));
  const { rows, total, totalCapped } = flatten(list.data);
  return (
    <DataTable
      id="teams"
      label={t`Teams`}
      columns={COLUMNS}
      rows={rows}
      rowKey={(team) => team.id}
      source={list}
      total={total}
      totalCapped={totalCapped}
      onOpen={(team) => onOpen(team.id)}
      selected={selected}
      card={(team) => (
        <div className={classes.card}>
          <div className={classes.cardText}>
            <strong dir="auto">{team.name}</strong>
            <Names team={team} />
          </div>
          <span className="numeric">
            <Plural value={team.members.length} one="# person" other="# people" />
          </span>
        </div>
      )}
      empty={
        <EmptyState
          icon={IconUsersGroup}
          action={
            <Button onClick={() => onOpen("new")}>
              <Trans>Make a team</Trans>
            </Button>
          }
        >
          <Trans>Teams will be here. A mailbox can be opened to one of them.</Trans>
        </EmptyState>
      }
    />
  );
}
