import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowRight, IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { flatten, pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TimeText } from "@/ui/records/TimeText";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import { PoolFrame } from "./PoolFrame";
import classes from "./pool.module.css";
import type { Move } from "./types";
import { MOVES } from "./words";

function Kind({ move }: { move: Move }) {
  const { i18n } = useLingui();
  return i18n._(MOVES[move.kind]);
}

/** A pool is what a customer without a new owner goes into, and what one without an old owner comes out of. */
function Hands({ move }: { move: Move }) {
  const { t } = useLingui();
  const from = move.from_owner ?? (move.to_owner ? move.pool : null);
  return (
    <span className={classes.hands}>
      <bdi>{from ?? t`Nobody`}</bdi>
      <IconArrowRight size={14} aria-hidden className="flip-rtl" />
      <bdi>{move.to_owner ?? move.pool ?? t`Nobody`}</bdi>
    </span>
  );
}

const COLUMNS: readonly TableColumn<Move>[] = [
  { id: "at", label: msg`When`, width: 190, cell: (move) => <TimeText instant={move.at} as="moment" /> },
  {
    id: "name",
    label: msg`Company`,
    fixed: true,
    width: 220,
    cell: (move) => <bdi>{move.company_name}</bdi>,
  },
  { id: "kind", label: msg`What`, width: 140, cell: (move) => <Kind move={move} /> },
  { id: "hands", label: msg`From whom to whom`, width: 240, cell: (move) => <Hands move={move} /> },
  {
    id: "why",
    label: msg`Why`,
    cell: (move) => (
      <span className={classes.muted}>
        <bdi>{[move.rule, move.reason].filter(Boolean).join(": ") || move.actor}</bdi>
      </span>
    ),
  },
];

/** Every move of customers between hands and pools. */
export function LogPage() {
  const { t } = useLingui();
  const list = useInfiniteQuery(pages("/pool-moves"));
  const { rows, total, totalCapped } = flatten(list.data);
  return (
    <PoolFrame part="/pool/log">
      <DataTable
        id="pool-log"
        label={t`Moves`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(move) => move.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        card={(move) => (
          <div className={classes.cardText}>
            <strong dir="auto">{move.company_name}</strong>
            <span>
              <Kind move={move} /> · <TimeText instant={move.at} as="moment" />
            </span>
            <Hands move={move} />
          </div>
        )}
        empty={
          <EmptyState icon={IconHistory}>
            <Trans>No customer has changed hands yet.</Trans>
          </EmptyState>
        }
      />
    </PoolFrame>
  );
}
