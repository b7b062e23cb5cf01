import { msg } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Kbd } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { DuplicateFile } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { useHotkey } from "@/ui/hotkeys/hotkeys";
import { type Choice, Comparison } from "./Comparison";
import classes from "./duplicates.module.css";
import { useDismiss, useMerge } from "./useMerging";
import { useReasonText } from "./words";

const GROUP = msg`Duplicates`;

/** Values that a person may choose, by the server's name of the field. */
const COLUMNS: Record<string, string> = { owner: "owner_id", company: "company_id" };

function start(file: DuplicateFile): Choice {
  return { winner: file.members[0]?.id ?? "", left: new Set(), values: {} };
}

function Deciding({ file, onDone }: { file: DuplicateFile; onDone: () => void }) {
  const [choice, setChoice] = useState(() => start(file));
  const mayWrite = useMay("companies.write");
  const text = useReasonText();
  const merging = useMerge(onDone);
  const dismissing = useDismiss(onDone);
  const losers = file.members
    .map(({ id }) => id)
    .filter((id) => id !== choice.winner && !choice.left.has(id));
  const busy = merging.isPending || dismissing.isPending;
  const merge = () => {
    if (busy || losers.length === 0) return;
    const chosen = Object.entries(choice.values).filter(
      ([, id]) => id === choice.winner || losers.includes(id),
    );
    merging.mutate({
      kind: file.kind,
      winner_id: choice.winner,
      loser_ids: losers,
      choices: Object.fromEntries(chosen.map(([field, id]) => [COLUMNS[field] ?? field, id])),
    });
  };
  const dismiss = () => {
    if (!busy) dismissing.mutate(file.id);
  };
  const next = () => {
    const at = file.members.findIndex(({ id }) => id === choice.winner);
    const winner = file.members[(at + 1) % file.members.length]?.id;
    if (winner) setChoice({ ...choice, winner });
  };
  useHotkey({ keys: "m", label: msg`Merge`, group: GROUP }, merge, mayWrite);
  useHotkey({ keys: "n", label: msg`No duplicates`, group: GROUP }, dismiss, mayWrite);
  useHotkey({ keys: "w", label: msg`Keep the next file`, group: GROUP }, next, mayWrite);
  return (
    <section className={classes.deciding}>
      <p className={classes.reasons}>{file.reasons.map(text).join(" · ")}</p>
      <Comparison file={file} choice={choice} onChange={setChoice} />
      <p className={classes.hint}>
        <Trans>
          Where you choose nothing, the surest and newest value is shown. Mail, people, notes and files of all
          go with the file that stays. A merge can be undone for 30 days.
        </Trans>
      </p>
      {mayWrite ? (
        <Group gap="sm" className={classes.actions}>
          <Button
            onClick={merge}
            loading={merging.isPending}
            disabled={losers.length === 0}
            rightSection={
              <Kbd size="xs" visibleFrom="sm">
                m
              </Kbd>
            }
          >
            <Trans>Merge</Trans>
          </Button>
          <Button
            variant="default"
            onClick={dismiss}
            loading={dismissing.isPending}
            rightSection={
              <Kbd size="xs" visibleFrom="sm">
                n
              </Kbd>
            }
          >
            <Trans>No duplicates</Trans>
          </Button>
        </Group>
      ) : null}
    </section>
  );
}

/** One group, to be decided. */
export function Decision({ id, onDone }: { id: string; onDone: () => void }) {
  const found = useQuery(query("/duplicates/{cluster_id}", { params: { path: { cluster_id: id } } }));
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <TextSkeleton lines={10} />;
  return (
    <Deciding key={found.data.members.map((member) => member.id).join()} file={found.data} onDone={onDone} />
  );
}
