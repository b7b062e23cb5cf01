import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./duplicates.module.css";
import { useUndoMerge } from "./useMerging";

/** What was merged into a record, while that can be undone. Nothing where nothing was. */
export function Merges({ id }: { id: string }) {
  const mayWrite = useMay("companies.write");
  const { data: merges = [] } = useQuery(query("/merges", { params: { query: { record_id: id } } }));
  const undo = useUndoMerge();
  const standing = merges.filter((merge) => merge.undoable && merge.winner_id === id);
  if (standing.length === 0) return null;
  return (
    <ul className={classes.twins}>
      {standing.map((merge) => (
        <li key={merge.id} className={classes.twin}>
          <span>
            <Trans>
              Merged with <bdi>{merge.merged.join(", ")}</bdi>
            </Trans>
          </span>
          <span className={classes.muted}>
            <bdi>{merge.by}</bdi> · <TimeText instant={merge.at} />
          </span>
          {mayWrite ? (
            <div>
              <Button
                size="compact-xs"
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate(merge.id)}
              >
                <Trans>Undo the merge</Trans>
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
