import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { Deal, DealBoard, DealColumn } from "@/api/types";
import { announce } from "@/ui/feedback/announce";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";

export const DEAL_PATHS = [
  "/deals",
  "/deals/{deal_id}",
  "/pipelines/{pipeline_id}/board",
  "/pipelines/{pipeline_id}/countries",
  "/pipelines/{pipeline_id}/forecast",
  "/pipelines/{pipeline_id}/insight",
  "/companies/{company_id}/deals",
  "/conversations/{conversation_id}/deals",
] as const;

export interface Move {
  deal: Deal;
  stage: { id: string; name: string };
  reason?: string;
}

/** A move that was held back, and what is missing for it. */
export interface Held extends Move {
  missing: { key: string; text: string }[];
}

const BOARD = "/pipelines/{pipeline_id}/board";

function without(column: DealColumn, deal: Deal, sign: 1 | -1): DealColumn["total"] {
  const value = deal.value && deal.locked_rate?.currency === column.total.currency ? Number(deal.value) : 0;
  return {
    ...column.total,
    deals: column.total.deals + sign,
    amount: column.total.amount === null ? null : String(Number(column.total.amount) + sign * value),
  };
}

/** The board as it will be: the card on top of its new column, counts and sums along. */
export function afterMove(board: DealBoard, { deal, stage }: Move): DealBoard {
  if (deal.stage.id === stage.id) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const items = column.items.filter(({ id }) => id !== deal.id);
      if (column.stage.id === stage.id) {
        const moved = { ...deal, stage: column.stage, days_in_stage: 0, stale: false, missing: [] };
        return { ...column, items: [moved, ...items], total: without(column, deal, 1) };
      }
      if (column.stage.id === deal.stage.id) return { ...column, items, total: without(column, deal, -1) };
      return column;
    }),
  };
}

/** Moves deals: at once on the board, with a way back; what a stage demands is asked for. */
export function useMove() {
  const queries = useQueryClient();
  const [held, setHeld] = useState<Held | null>(null);
  const settle = () => invalidatePaths(queries, DEAL_PATHS);
  const undo = useMutation({
    mutationFn: ({ deal, move }: { deal: string; move: string }) =>
      data(
        client.DELETE("/deals/{deal_id}/moves/{move_id}", {
          params: { path: { deal_id: deal, move_id: move } },
        }),
      ),
    onError: toastProblem,
    onSettled: settle,
  });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ deal, stage, reason }: Move) =>
      data(
        client.POST("/deals/{deal_id}/moves", {
          params: { path: { deal_id: deal.id } },
          body: { stage_id: stage.id, reason: reason || null },
        }),
      ),
    onMutate: async (move) => {
      await queries.cancelQueries({ queryKey: [BOARD] });
      const before = queries.getQueriesData<DealBoard>({ queryKey: [BOARD] });
      queries.setQueriesData<DealBoard>({ queryKey: [BOARD] }, (board) => board && afterMove(board, move));
      return before;
    },
    onSuccess: ({ move_id: moveId }, { deal, stage }) => {
      setHeld(null);
      if (!moveId) return;
      announce(`${deal.company.name}: ${stage.name}`);
      toastWithUndo({
        message: (
          <Trans>
            <bdi>{deal.company.name}</bdi> is in <bdi>{stage.name}</bdi>
          </Trans>
        ),
        undo: () => undo.mutate({ deal: deal.id, move: moveId }),
      });
    },
    onError: (error, move, before) => {
      for (const [key, board] of before ?? []) queries.setQueryData(key, board);
      if (isProblem(error, "proofs-missing")) {
        setHeld({ ...move, missing: error.document.missing as Held["missing"] });
      } else toastProblem(error);
    },
    onSettled: settle,
  });
  return { move: mutate, isPending, held, release: () => setHeld(null) };
}
