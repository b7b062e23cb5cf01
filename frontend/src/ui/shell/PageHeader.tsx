import type { ReactNode } from "react";
import classes from "./page.module.css";
import { usePageTitle } from "./pageTitle";

interface Props {
  title: string;
  /** One line on what this page is for. */
  description?: ReactNode;
  /** Beside the title: status, count, local time. */
  aside?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page: its name (also the tab's), what it is for, what can be done. */
export function PageHeader({ title, description, aside, actions }: Props) {
  usePageTitle(title);
  return (
    <header className={classes.header}>
      <div className={classes.headings}>
        <div className={classes.titleRow}>
          <h1 className={classes.title} dir="auto">
            {title}
          </h1>
          {aside}
        </div>
        {description ? <p className={classes.description}>{description}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  );
}
