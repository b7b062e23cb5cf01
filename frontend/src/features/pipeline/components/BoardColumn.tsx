import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState } from "react";
import { client, data } from "@/api/client";
import type { Deal, DealColumn } from "@/api/types";
import type { filtersOf } from "../search";
import classes from "./board.module.css";
import { DealCard } from "./DealCard";
import { SumText } from "./SumText";
import { stageColour } from "./stageColours";

interface Props {
  column: DealColumn;
  columns: readonly DealColumn[];
  filters: ReturnType<typeof filtersOf> & { sort: string | undefined };
  movable: boolean;
  selected?: string;
  dragged: Deal | null;
  onDrag: (deal: Deal | null) => void;
  onOpen: (deal: Deal) => void;
  onMove: (deal: Deal, stage: DealColumn["stage"]) => void;
}

const CARD = 116;

/** The cards after the first page, asked for when somebody scrolls to its end. */
function useFurther({ column, filters }: Pick<Props, "column" | "filters">, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: ["/deals", "column", { stage: column.stage.id, from: column.next_cursor, ...filters }] as const,
    enabled: wanted && column.next_cursor !== null,
    initialPageParam: column.next_cursor,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      data(
        client.GET("/deals", {
          params: {
            query: {
              ...filters,
              stage_id: column.stage.id,
              status: "open",
              cursor: pageParam,
              limit: 50,
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** A stage: how many deals, what they come to, and the cards, of which only those in view are drawn. */
export function BoardColumn(props: Props) {
  const { column, columns, movable, selected, dragged, onDrag, onOpen, onMove } = props;
  const { t } = useLingui();
  const title = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const [wanted, setWanted] = useState(false);
  const further = useFurther(props, wanted);
  const known = new Set(column.items.map(({ id }) => id));
  const more = (further.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ id, stage }) => !known.has(id) && stage.id === column.stage.id);
  const deals = wanted && column.next_cursor ? [...column.items, ...more] : column.items;
  const virtual = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey: (index) => deals[index]?.id ?? index,
    gap: 8,
    overscan: 4,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = further;
  useEffect(() => {
    if (last < deals.length - 3 || column.next_cursor === null) return;
    if (!wanted) setWanted(true);
    else if (hasNextPage && !isFetching) void fetchNextPage();
  }, [last, deals.length, column.next_cursor, wanted, hasNextPage, isFetching, fetchNextPage]);

  const count = column.total.deals;
  return (
    <section
      className={classes.column}
      aria-labelledby={title}
      data-over={over || undefined}
      data-stage={column.stage.kind}
      onDragOver={(event) => {
        if (!movable || !event.dataTransfer.types.includes("text/x-deal")) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!dragged) return;
        event.preventDefault();
        onMove(dragged, column.stage);
      }}
    >
      <header
        className={classes.columnHead}
        style={{ borderBlockStartColor: stageColour(column.stage.kind) }}
      >
        <h2 id={title} className={classes.columnTitle} dir="auto">
          {column.stage.name}
        </h2>
        <span className={classes.quiet}>
          <Plural value={count} one="# deal" other="# deals" /> · {column.probability}%
        </span>
        <SumText sum={column.total} />
        {column.stale > 0 ? (
          <span className={classes.stale}>
            <Plural value={column.stale} one="# stale" other="# stale" />
          </span>
        ) : null}
      </header>
      <section
        ref={scroller}
        className={classes.cards}
        tabIndex={deals.length === 0 ? undefined : 0}
        aria-label={t`Deals in ${column.stage.name}`}
      >
        <div style={{ blockSize: virtual.getTotalSize(), position: "relative" }}>
          {shown.map((item) => {
            const deal = deals[item.index];
            if (!deal) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={classes.slot}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <DealCard
                  deal={deal}
                  columns={columns}
                  movable={movable}
                  selected={deal.id === selected}
                  onDrag={onDrag}
                  onOpen={onOpen}
                  onMove={onMove}
                />
              </div>
            );
          })}
        </div>
        {count === 0 ? (
          <p className={classes.none}>
            <Trans>No deal is here.</Trans>
          </p>
        ) : null}
      </section>
    </section>
  );
}
