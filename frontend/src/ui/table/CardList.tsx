import type { DataTableProps } from "./DataTable";
import classes from "./table.module.css";
import { useVirtualRows } from "./useVirtualRows";

const CARD_HEIGHT = 76;

/** The rows as cards under the thumb; a tap opens the record. */
export function CardList<Row>({ label, rows, rowKey, source, onOpen, card }: DataTableProps<Row>) {
  const { scroll, virtualizer, items } = useVirtualRows({ count: rows.length, height: CARD_HEIGHT, source });
  return (
    <div className={classes.scroll} ref={scroll} tabIndex={onOpen ? undefined : 0}>
      <ul className={classes.cards} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={rowKey(row)}
              data-index={index}
              ref={virtualizer.measureElement}
              className={classes.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              {onOpen ? (
                // biome-ignore lint/a11y/useSemanticElements: a card holds blocks, which a button may not
                <div
                  role="button"
                  tabIndex={0}
                  className={classes.card}
                  onClick={() => onOpen(row)}
                  onKeyDown={(event) => event.key === "Enter" && onOpen(row)}
                >
                  {card(row)}
                </div>
              ) : (
                <div className={classes.card}>{card(row)}</div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
