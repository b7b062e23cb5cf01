import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { ErpLink, ErpRun } from "@/api/types";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import classes from "./erp.module.css";

const MOST = 8;
const DIFFERING = new Set(["differs", "missing_here", "missing_there", "duplicate", "unlinked", "stale"]);

/** How many differences a reconciliation found. */
export const differencesOf = (run: ErpRun) =>
  Object.entries(run.counts)
    .filter(([name]) => DIFFERING.has(name.split(".").at(-1) ?? ""))
    .reduce((sum, [, count]) => sum + count, 0);

/** The last runs of a link, of one kind or of all: when, by whom, how they ended. */
export function RunHistory({ link, kind }: { link: ErpLink; kind?: string }) {
  const { t } = useLingui();
  const found = useQuery(query("/erp-links/{link_id}/runs", { params: { path: { link_id: link.id } } }));
  const runs = (found.data ?? []).filter((run) => !kind || run.kind === kind).slice(0, MOST);
  if (runs.length === 0) return null;
  const kinds: Record<string, string> = {
    rehearsal: t`Rehearsal`,
    reconciliation: t`Reconciliation`,
    resync: t`Read all again`,
  };
  const tones: Record<string, Tone> = { done: "ok", failed: "danger", running: "busy", stopped: "paused" };
  const ends: Record<string, string> = {
    done: t`finished`,
    failed: t`failed`,
    running: t`running`,
    stopped: t`stopped`,
  };
  return (
    <Section title={t`Last runs`}>
      <ul className={classes.plain}>
        {runs.map((run) => (
          <li key={run.id} className={classes.line}>
            <span>
              {kinds[run.kind] ?? run.kind}{" "}
              <span className={classes.quiet}>{run.asked_by || t`by night`}</span>
            </span>
            <span className={classes.line}>
              {run.kind === "reconciliation" && run.state === "done" ? (
                <span className={classes.quiet}>{t`${differencesOf(run)} differences`}</span>
              ) : null}
              <StatusText tone={tones[run.state] ?? "quiet"}>{ends[run.state] ?? run.state}</StatusText>
              <span className={classes.quiet}>
                <TimeText instant={run.started_at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
