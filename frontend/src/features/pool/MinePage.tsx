import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Country } from "@/ui/records/Country";
import { StatusText } from "@/ui/records/StatusText";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import { Day } from "./Day";
import { HoldingPanel } from "./HoldingPanel";
import { PoolFrame } from "./PoolFrame";
import classes from "./pool.module.css";
import type { Holding } from "./types";

const route = getRouteApi("/signed-in/pool/mine");
const SOON = 7;

/** When a customer goes, in words; what keeps it with its owner instead. */
export function Leaves({ row }: { row: Holding }) {
  if (row.pinned) {
    return (
      <StatusText tone="ok">
        <Trans>Pinned</Trans>
      </StatusText>
    );
  }
  if (row.leaves_on === null || row.days_left === null) return <Trans>Stays</Trans>;
  if (row.paused.length > 0) {
    return (
      <StatusText tone="paused">
        <Trans>Paused</Trans>
      </StatusText>
    );
  }
  return (
    <StatusText tone={row.days_left <= SOON ? "warning" : "quiet"}>
      {row.days_left === 0 ? (
        <Trans>Goes tonight</Trans>
      ) : (
        <Plural value={row.days_left} one="# day left" other="# days left" />
      )}
    </StatusText>
  );
}

const COLUMNS: readonly TableColumn<Holding>[] = [
  {
    id: "name",
    label: msg`Name`,
    fixed: true,
    width: 260,
    cell: (row) => <bdi>{row.company.name}</bdi>,
  },
  {
    id: "country",
    label: msg`Country`,
    width: 150,
    cell: (row) => (row.company.country ? <Country code={row.company.country} /> : null),
  },
  { id: "left", label: msg`Until it goes`, width: 150, cell: (row) => <Leaves row={row} /> },
  {
    id: "on",
    label: msg`Goes on`,
    width: 130,
    cell: (row) => (row.leaves_on ? <Day day={row.leaves_on} /> : null),
  },
  { id: "rule", label: msg`By rule`, cell: (row) => <bdi className={classes.muted}>{row.rule}</bdi> },
];

/** What one looks after, those first that go soonest, with one's limits. */
export function MinePage() {
  const { t } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const mine = useQuery(query("/pool-holdings"));
  const rows = mine.data?.items ?? [];
  const shown = rows.find(({ company }) => company.id === open);
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  return (
    <PoolFrame
      part="/pool/mine"
      panel={
        shown ? <HoldingPanel key={shown.company.id} row={shown} onClose={() => show(undefined)} /> : null
      }
    >
      {mine.data ? (
        <div className={classes.bar}>
          <span className={classes.muted}>
            {mine.data.holding_cap === null ? (
              <Trans>You look after {mine.data.held}.</Trans>
            ) : (
              <Trans>
                You look after {mine.data.held} of at most {mine.data.holding_cap}.
              </Trans>
            )}
          </span>
          {mine.data.claims_a_day === null ? null : (
            <span className={classes.muted}>
              <Trans>
                Claimed today: {mine.data.claimed_today} of {mine.data.claims_a_day}.
              </Trans>
            </span>
          )}
          <span className={classes.muted}>
            <Trans>
              Pinned: {mine.data.pinned} of {mine.data.pins}.
            </Trans>
          </span>
        </div>
      ) : null}
      <DataTable
        id="pool-mine"
        label={t`Customers that you look after`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.company.id}
        source={{ ...mine, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: mine.refetch }}
        total={rows.length}
        totalCapped={false}
        onOpen={(row) => show(row.company.id)}
        selected={open}
        card={(row) => (
          <div className={classes.card}>
            <div className={classes.cardText}>
              <strong dir="auto">{row.company.name}</strong>
              <bdi className={classes.muted}>{row.rule}</bdi>
            </div>
            <Leaves row={row} />
          </div>
        )}
        empty={
          <EmptyState icon={IconBuilding}>
            <Trans>You look after no customer yet. Claim one from the pool.</Trans>
          </EmptyState>
        }
      />
    </PoolFrame>
  );
}
