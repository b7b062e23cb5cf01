import type { ReactNode } from "react";
import classes from "./page.module.css";

interface Props {
  children: ReactNode;
  /** `fill`: the parts scroll by themselves (lists); `text`: the page scrolls, in a comfortable measure (settings). */
  layout?: "fill" | "text";
  /** A side panel, which stands beside the page on a wide screen and over it on a phone. */
  panel?: ReactNode;
}

/** The frame of a page inside the shell. */
export function Page({ children, layout = "fill", panel }: Props) {
  return (
    <div className={classes.split}>
      <div className={classes.page} data-layout={layout}>
        {children}
      </div>
      {panel}
    </div>
  );
}
