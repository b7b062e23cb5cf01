import { Trans } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Deal, DealColumn } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { useMove } from "../hooks/useMove";
import { type DealsSearch, filtersOf } from "../search";
import { BoardColumn } from "./BoardColumn";
import classes from "./board.module.css";
import { MissingProofs } from "./MissingProofs";

interface Props {
  pipeline: string;
  search: DealsSearch;
  onOpen: (deal: Deal) => void;
}

/** A pipeline's open deals, a column a stage. A card is moved by mouse, by keyboard or by its menu. */
export function Board({ pipeline, search, onOpen }: Props) {
  const movable = useMay("companies.write");
  const { move, held, release, isPending } = useMove();
  const [dragged, setDragged] = useState<Deal | null>(null);
  const filters = filtersOf(search);
  const board = useQuery({
    ...query("/pipelines/{pipeline_id}/board", {
      params: {
        path: { pipeline_id: pipeline },
        query: { ...filters, sort: search.sort, sum_in: search.sum, limit: 20 },
      },
    }),
    placeholderData: keepPreviousData,
  });
  if (board.isPending) return <RowsSkeleton />;
  if (board.error && !board.data) return <ErrorState error={board.error} onRetry={() => board.refetch()} />;
  const { columns } = board.data;
  const put = (deal: Deal, stage: DealColumn["stage"]) => {
    setDragged(null);
    if (deal.stage.id !== stage.id) move({ deal, stage });
  };
  return (
    <>
      {movable ? (
        <p className={classes.keys}>
          <Trans>Alt with an arrow key moves the card that has the focus.</Trans>
        </p>
      ) : null}
      <div className={classes.board} data-dragging={dragged !== null || undefined}>
        {columns.map((column) => (
          <BoardColumn
            key={column.stage.id}
            column={column}
            columns={columns}
            filters={{ ...filters, sort: search.sort }}
            movable={movable}
            selected={search.peek}
            dragged={dragged}
            onDrag={setDragged}
            onOpen={onOpen}
            onMove={put}
          />
        ))}
      </div>
      {held ? (
        <MissingProofs
          held={held}
          busy={isPending}
          onAnyway={(reason) => move({ ...held, reason })}
          onClose={release}
        />
      ) : null}
    </>
  );
}
