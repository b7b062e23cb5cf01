import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

interface Props {
  title: ReactNode;
  description?: ReactNode;
  /** At the end of the head. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page of settings or of a record. */
export function Section({ title, description, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          {description ? <p className={classes.description}>{description}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
