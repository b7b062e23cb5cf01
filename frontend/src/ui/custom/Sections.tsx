import type { CSSProperties, ReactNode } from "react";
import classes from "./custom.module.css";
import type { Placed, PlacedSection } from "./form";

interface Props {
  sections: readonly PlacedSection[];
  children: (item: Placed) => ReactNode;
  /** What comes after the last field, as rows of the same grid. */
  after?: ReactNode;
}

/** The fields of a record under the headings of its layout, in as many columns as there is room for. */
export function Sections({ sections, children, after }: Props) {
  return sections.map(({ title, columns, items }, at) => (
    <div key={`${title} ${items[0]?.name}`} className={classes.section}>
      {title ? (
        <h3 className={classes.heading} dir="auto">
          {title}
        </h3>
      ) : null}
      <div className={classes.grid} style={{ "--columns": columns } as CSSProperties}>
        {items.map((item) => (
          <dl key={item.name} data-wide={item.wide || undefined}>
            {children(item)}
          </dl>
        ))}
        {at === sections.length - 1 && after ? <dl className={classes.after}>{after}</dl> : null}
      </div>
    </div>
  ));
}
