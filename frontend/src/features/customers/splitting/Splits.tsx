import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { TimeText } from "@/ui/records/TimeText";
import classes from "../duplicates/duplicates.module.css";
import { useUndoSplit } from "./useSplits";

/** Who was moved from or to a company, which can be undone. Nothing where nobody was. */
export function Splits({ company }: { company: string }) {
  const mayWrite = useMay("companies.write");
  const { data: splits = [] } = useQuery(query("/splits", { params: { query: { company_id: company } } }));
  const undo = useUndoSplit();
  if (splits.length === 0) return null;
  return (
    <ul className={classes.twins}>
      {splits.map(({ id, source, target, people, by, at }) => {
        const away = source.id === company;
        const other = away ? target : source;
        const names = <bdi>{people.map(({ name }) => name).join(", ")}</bdi>;
        const link = (
          <Link to="/companies/$id" params={{ id: other.id }}>
            <bdi>{other.name}</bdi>
          </Link>
        );
        return (
          <li key={id} className={classes.twin}>
            <span>
              {away ? (
                <Trans>
                  {names} moved to {link}
                </Trans>
              ) : (
                <Trans>
                  {names} moved here from {link}
                </Trans>
              )}
            </span>
            <span className={classes.muted}>
              <bdi>{by}</bdi> · <TimeText instant={at} />
            </span>
            {mayWrite ? (
              <div>
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={undo.isPending && undo.variables === id}
                  onClick={() => undo.mutate(id)}
                >
                  <Trans>Undo the move</Trans>
                </Button>
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
