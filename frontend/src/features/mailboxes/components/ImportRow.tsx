import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Progress } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { ImportRun } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { problemTitle } from "@/ui/feedback/problemText";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./accounts.module.css";
import { ImportProblems } from "./ImportProblems";

const TONES: Record<ImportRun["status"], Tone> = {
  waiting: "quiet",
  running: "busy",
  done: "ok",
  failed: "danger",
  cancelled: "paused",
};

/** One import: how far it is in words, what could not be stored and why, and what can be done. */
export function ImportRow({ run }: { run: ImportRun }) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const [shown, { toggle }] = useDisclosure(false);
  const path = { params: { path: { run_id: run.id } } };
  const refresh = () => void invalidatePaths(queries, ["/import-runs"]);
  const cancel = useMutation({
    mutationFn: () => client.DELETE("/import-runs/{run_id}", path),
    onError: () => undefined,
    onSettled: refresh,
  });
  const retry = useMutation({
    mutationFn: () => client.POST("/import-runs/{run_id}/retries", path),
    onError: () => undefined,
    onSettled: refresh,
  });
  const words: Record<ImportRun["status"], React.ReactNode> = {
    waiting: <Trans>Waiting</Trans>,
    running: <Trans>Importing</Trans>,
    done: <Trans>Done</Trans>,
    failed: <Trans>Failed</Trans>,
    cancelled: <Trans>Cancelled</Trans>,
  };
  const going = run.status === "waiting" || run.status === "running";
  const percent = run.total_bytes > 0 ? (run.done_bytes / run.total_bytes) * 100 : 0;
  const size = format.bytes(run.total_bytes);
  const error = cancel.error ?? retry.error;
  return (
    <li className={classes.run}>
      <div className={classes.runHead}>
        <bdi className={classes.name}>{run.filename}</bdi>
        <StatusText tone={TONES[run.status]}>{words[run.status]}</StatusText>
      </div>
      {going ? <Progress value={percent} aria-label={t`Imported`} /> : null}
      <Counts run={run} />
      <div className={classes.muted}>
        {size} · {run.begun_by} · <TimeText instant={run.created_at} />
      </div>
      {run.error ? (
        <div role="alert">
          <strong>{run.error.title}</strong>
          <div>{run.error.what_to_do}</div>
        </div>
      ) : null}
      <Group gap="sm">
        {going ? (
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            <Trans>Cancel</Trans>
          </Button>
        ) : null}
        {run.kind === "upload" && (run.status === "failed" || run.status === "cancelled") ? (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            <Trans>Go on</Trans>
          </Button>
        ) : null}
        {run.defective > 0 ? (
          <Button size="xs" variant="subtle" aria-expanded={shown} onClick={toggle}>
            {shown ? <Trans>Hide what is missing</Trans> : <Trans>Show what is missing</Trans>}
          </Button>
        ) : null}
      </Group>
      {error ? <div role="alert">{problemTitle(error)}</div> : null}
      {shown ? <ImportProblems runId={run.id} /> : null}
    </li>
  );
}

function Counts({ run }: { run: ImportRun }) {
  const parts = [
    <Plural key="stored" value={run.stored} one="# mail imported" other="# mails imported" />,
    run.duplicate > 0 ? (
      <Plural key="duplicate" value={run.duplicate} one="# was here already" other="# were here already" />
    ) : null,
    run.defective > 0 ? (
      <Plural key="defective" value={run.defective} one="# could not be read" other="# could not be read" />
    ) : null,
    run.ignored > 0 ? (
      <Plural key="ignored" value={run.ignored} one="# other file, no mail" other="# other files, no mail" />
    ) : null,
  ].filter((part) => part !== null);
  return (
    <div className="numeric" role="status">
      {parts.map((part, index) => (
        <span key={part.key}>
          {index > 0 ? " · " : null}
          {part}
        </span>
      ))}
    </div>
  );
}
