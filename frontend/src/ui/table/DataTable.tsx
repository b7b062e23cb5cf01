import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useIsPhone } from "@/lib/useIsPhone";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { CardList } from "./CardList";
import { ColumnChooser } from "./ColumnChooser";
import type { TableColumn } from "./columns";
import { RowCount } from "./RowCount";
import { TableRows } from "./TableRows";
import classes from "./table.module.css";
import { useColumnChoice } from "./useColumnChoice";
import type { Selection } from "./useSelection";

/** The part of an infinite query that a table needs; `useInfiniteQuery(pages(…))` fits as it is. */
export interface RowSource {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

export interface DataTableProps<Row> {
  /** Stable name, also of the saved column choice: "companies". */
  id: string;
  /** What is listed, for screen readers: "Companies". */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  source: RowSource;
  total: number | null;
  totalCapped: boolean;
  sort?: string;
  onSort?: (sort: string) => void;
  /** Enter or a second click. Without it the rows are only read. */
  onOpen?: (row: Row) => void;
  /** A click: the side panel. Without it a click opens. */
  onPeek?: (row: Row) => void;
  /** The row whose panel is open. */
  selected?: string;
  /** Rows can be ticked, to change many at once; not on a phone. */
  selection?: Selection;
  /** A row on a phone. */
  card: (row: Row) => ReactNode;
  empty: ReactNode;
}

/** A virtual, keyset-paged list of records: a table on a wide screen, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useLingui();
  const { id, columns, rows, source, total, totalCapped } = props;
  const phone = useIsPhone();
  const choice = useColumnChoice(id, columns);

  if (source.isPending) return <RowsSkeleton />;
  if (source.error && rows.length === 0) {
    return <ErrorState error={source.error} onRetry={() => source.refetch()} />;
  }
  if (rows.length === 0) return props.empty;
  return (
    <div className={classes.frame}>
      {phone ? <CardList {...props} /> : <TableRows {...props} shown={choice.shown} />}
      <div className={classes.foot}>
        <RowCount total={total} capped={totalCapped} loaded={rows.length} />
        {source.isFetchingNextPage ? <span role="status">{t`Loading more`}</span> : null}
        {phone ? null : (
          <span>
            <ColumnChooser
              columns={columns}
              shown={choice.shown}
              onToggle={choice.toggle}
              onReset={choice.reset}
            />
          </span>
        )}
      </div>
    </div>
  );
}
