import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import classes from "@/ui/shell/shell.module.css";

/** While it is found out who is signed in: the frame that will be there, so that nothing jumps. */
export function ShellPending() {
  return (
    <div className={classes.shell}>
      <div className={classes.nav} />
      <div className={classes.top} />
      <div className={classes.main}>
        <RowsSkeleton rows={12} />
      </div>
    </div>
  );
}
