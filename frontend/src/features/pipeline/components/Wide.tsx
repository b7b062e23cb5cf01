import type { ReactNode } from "react";
import classes from "./deals.module.css";

/** A table that may be wider than the screen: it scrolls, by keyboard too. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
