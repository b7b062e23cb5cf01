import { useLingui } from "@lingui/react/macro";
import { Skeleton } from "@mantine/core";
import classes from "./list.module.css";

const ROWS = [72, 54, 66, 48, 78, 60, 70, 52];

/** The list to come, in its final lines. */
export function ConversationSkeleton() {
  const { t } = useLingui();
  return (
    <div className={classes.scroll} role="status" aria-label={t`Loading`}>
      {ROWS.map((width) => (
        <div key={width} className={classes.row}>
          <span className={classes.marks}>
            <Skeleton height={14} circle />
          </span>
          <span className={classes.lines}>
            <Skeleton height={10} my={5} width={`${width - 20}%`} />
            <Skeleton height={10} my={5} width={`${width + 16}%`} />
            <Skeleton height={10} my={5} width={`${width}%`} />
          </span>
        </div>
      ))}
    </div>
  );
}
