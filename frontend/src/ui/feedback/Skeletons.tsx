import { useLingui } from "@lingui/react/macro";
import { Skeleton } from "@mantine/core";
import classes from "./states.module.css";

const WIDTHS = ["38%", "24%", "31%", "27%", "42%", "22%", "35%", "29%"];

/** Rows of a list to come, in the final height; shown after 100 ms, so a fast answer does not flash. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <div className={classes.late} role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity but their place
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={10} width={WIDTHS[row % WIDTHS.length]} />
          <Skeleton height={10} width={WIDTHS[(row + 3) % WIDTHS.length]} />
        </div>
      ))}
    </div>
  );
}

/** A text or form to come. */
export function TextSkeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useLingui();
  return (
    <div className={classes.late} role="status" aria-label={t`Loading`}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Skeleton key={line} height={12} my={12} width={line === lines - 1 ? "50%" : "100%"} />
      ))}
    </div>
  );
}
