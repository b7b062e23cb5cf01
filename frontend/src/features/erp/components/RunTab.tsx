import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Loader } from "@mantine/core";
import { useDidUpdate } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { ErpLink, ErpRun } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import { useErp } from "../hooks/useErp";
import classes from "./erp.module.css";
import { FindingList } from "./FindingList";
import { ProblemNote } from "./ProblemNote";
import { differencesOf, RunHistory } from "./RunHistory";
import { SumTable } from "./SumTable";

type Kind = "rehearsal" | "reconciliation";
const GROUPS: Record<Kind, readonly string[]> = {
  rehearsal: ["create", "change", "skip", "refuse"],
  reconciliation: ["differs", "missing_here", "missing_there", "duplicate", "stale"],
};

/** So many groups stand there even when they are empty. */
const ALWAYS = 4;

const countOf = (run: ErpRun, group: string) =>
  Object.entries(run.counts)
    .filter(([name]) => name.endsWith(`.${group}`))
    .reduce((sum, [, count]) => sum + count, 0);

/** A rehearsal (what would happen) or a reconciliation (what differs): its groups with counts, and their lines. */
export function RunTab({ link, kind }: { link: ErpLink; kind: Kind }) {
  const { t } = useLingui();
  const { run: ask, refresh } = useErp(link.id);
  const [group, setGroup] = useState<string>();
  const runs = useQuery({
    ...query("/erp-links/{link_id}/runs", { params: { path: { link_id: link.id } } }),
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === "running") ? 1500 : false),
  });
  const last = runs.data?.find((each) => each.kind === kind);
  const running = last?.state === "running";
  // A run that ended moves the link: what is rehearsed can be switched on, what differs waits for somebody.
  useDidUpdate(() => {
    if (last && !running) void refresh();
  }, [last?.id, running]);
  const words: Record<string, string> = {
    create: t`would be created`,
    change: t`would be changed`,
    skip: t`would stay as they are`,
    refuse: t`would be refused`,
    differs: t`differ`,
    missing_here: t`missing here`,
    missing_there: t`missing in the ERP`,
    duplicate: t`double in the ERP`,
    stale: t`out of date here`,
  };
  const shown =
    group ?? GROUPS[kind].find((each) => last && countOf(last, each) > 0) ?? GROUPS[kind][0] ?? "";
  const differences = last && kind === "reconciliation" ? differencesOf(last) : 0;
  return (
    <>
      <div className={classes.line}>
        <p className={classes.quiet}>
          {kind === "rehearsal" ? (
            <Trans>Reads everything, maps and compares it, and sends nothing.</Trans>
          ) : (
            <Trans>
              Compares every linked record, stock, prices and open invoices, with sums to the cent; runs each
              night by itself.
            </Trans>
          )}
        </p>
        <Button
          disabled={running || link.state === "setup"}
          loading={ask.isPending}
          onClick={() => ask.mutate(kind)}
        >
          {kind === "rehearsal" ? t`Rehearse now` : t`Compare now`}
        </Button>
      </div>
      {last ? (
        <div aria-live="polite">
          <p className={classes.quiet}>
            {running ? (
              <>
                <Loader size={12} /> <Trans>It is running.</Trans>
              </>
            ) : (
              <Trans>
                Begun <TimeText instant={last.started_at} />.
              </Trans>
            )}{" "}
            {!running && kind === "reconciliation" && last.state === "done" && differences === 0
              ? t`Both sides agree.`
              : null}
          </p>
          {last.problem ? <ProblemNote problem={last.problem} /> : null}
          {kind === "reconciliation" ? <SumTable sums={last.sums} /> : null}
          <div className={classes.groups} style={{ marginBlock: 12 }}>
            {GROUPS[kind]
              .filter((each, at) => at < ALWAYS || countOf(last, each) > 0)
              .map((each) => (
                <button
                  key={each}
                  type="button"
                  className={classes.group}
                  aria-pressed={each === shown}
                  onClick={() => setGroup(each)}
                >
                  <span className={`${classes.count} numeric`}>{countOf(last, each)}</span>
                  <span className={classes.quiet}>{words[each]}</span>
                </button>
              ))}
          </div>
          <FindingList link={link} run={last} outcome={shown} repairable={kind === "reconciliation"} />
          {kind === "reconciliation" ? (
            <div style={{ marginBlockStart: 16 }}>
              <RunHistory link={link} kind={kind} />
            </div>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
