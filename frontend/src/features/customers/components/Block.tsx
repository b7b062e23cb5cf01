import { type ReactNode, useId } from "react";
import classes from "./customers.module.css";

interface Props {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a record's column or panel. */
export function Block({ title, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.block}>
      <div className={classes.blockHead}>
        <h3 id={id} className={classes.blockTitle}>
          {title}
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}
