import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./states.module.css";

interface Props {
  icon?: Icon;
  /** One sentence on what will be here. */
  children: ReactNode;
  /** The one action that brings it. */
  action?: ReactNode;
}

export function EmptyState({ icon: Glyph, children, action }: Props) {
  return (
    <div className={classes.state}>
      {Glyph ? <Glyph size={32} stroke={1.5} className={classes.icon} aria-hidden /> : null}
      <p className={classes.text}>{children}</p>
      {action}
    </div>
  );
}
