import { type ReactNode, useId } from "react";
import classes from "./customers.module.css";

interface Props {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  /** 2 on a page, 3 below the name in a brief. */
  level?: 2 | 3;
}

/** A titled part of a record's column or panel. */
export function Block({ title, action, children, level = 2 }: Props) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={classes.block}>
      <div className={classes.blockHead}>
        <Heading id={id} className={classes.blockTitle}>
          {title}
        </Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
