import { type ReactNode, useId } from "react";
import classes from "./block.module.css";

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
      <div className={classes.head}>
        <Heading id={id} className={classes.title}>
          {title}
        </Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
