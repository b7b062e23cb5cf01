import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Progress } from "@mantine/core";
import { IconDownload, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { apiUrl } from "@/api/client";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { ColumnMap } from "./ColumnMap";
import classes from "./imports.module.css";
import { RowList } from "./RowList";
import { SettingsForm } from "./SettingsForm";
import { useImport } from "./useImport";
import { type ImportFile, isBusy, STATES } from "./words";

const route = getRouteApi("/signed-in/imports/$id");

/** How far it is, or what became of it, in a sentence. */
function Story({ run }: { run: ImportFile }) {
  const { i18n } = useLingui();
  const { counts } = run;
  const state = STATES[run.state];
  return (
    <div className={classes.story} aria-live="polite">
      <StatusText tone={state.tone}>{i18n._(state.label)}</StatusText>
      {isBusy(run.state) ? (
        <>
          <Progress
            className={classes.progress}
            value={(100 * run.progress) / run.rows}
            animated
            aria-hidden
          />
          <span className={classes.quiet}>
            <Trans>
              {run.progress} of {run.rows} rows
            </Trans>
          </span>
        </>
      ) : run.state === "checked" ? (
        <span>
          <Trans>
            {counts.new} new, {counts.same} here already, {counts.doubtful} doubtful, {counts.refused}{" "}
            refused.
          </Trans>
        </span>
      ) : run.state === "done" || run.state === "cancelled" ? (
        <span>
          <Trans>
            {counts.created} rows made customers or people, {counts.filled} filled something in,{" "}
            {counts.skipped + counts.unchanged} changed nothing, {counts.failed} refused.
          </Trans>
        </span>
      ) : run.state === "undone" && run.kept > 0 ? (
        <span>
          <Plural
            value={run.kept}
            one="# record stayed, since something had come to it."
            other="# records stayed, since something had come to them."
          />
        </span>
      ) : null}
    </div>
  );
}

/** One import: its columns and settings, its rows with their verdicts, carrying it out, and taking it back. */
export function ImportPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const { verdict } = route.useSearch();
  const go = route.useNavigate();
  const navigate = useNavigate();
  const { run, setUp, begin, cancel, undo, drop, decide, pool } = useImport(id);
  const [told, setTold] = useState(true);
  const file = run.data;
  if (run.isError) {
    return (
      <Page>
        <ErrorState error={run.error} onRetry={() => void run.refetch()} />
      </Page>
    );
  }
  if (!file) {
    return (
      <Page>
        <TextSkeleton lines={10} />
      </Page>
    );
  }
  const { state, counts } = file;
  const open = state === "draft" || state === "checking" || state === "checked";
  const named = file.columns.some(({ field }) => field !== null);
  const refused = counts.refused + (open ? 0 : counts.failed) > 0;
  return (
    <Page>
      <PageHeader
        title={file.filename}
        description={
          <>
            <bdi>{file.by.name}</bdi>
            {" · "}
            <TimeText instant={file.at} />
          </>
        }
        actions={
          <>
            {refused && state !== "draft" ? (
              <Button
                component="a"
                href={apiUrl(`/customer-imports/${id}/refused`)}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                <Trans>Refused rows</Trans>
              </Button>
            ) : null}
            {file.undo_until ? (
              <ConfirmButton
                label={<Trans>Undo the import</Trans>}
                consequence={
                  <Trans>
                    What it made goes, and what it filled in is empty again. Records with mail, notes or
                    changes since then stay.
                  </Trans>
                }
                loading={undo.isPending}
                onConfirm={() => undo.mutate()}
              />
            ) : null}
            {(open && state !== "checking") || state === "undone" ? (
              <Button
                variant="default"
                loading={drop.isPending}
                onClick={() => drop.mutate(undefined, { onSuccess: () => void navigate({ to: "/imports" }) })}
              >
                <Trans>Put the file away</Trans>
              </Button>
            ) : null}
            {state === "checking" || state === "running" ? (
              <Button
                variant="default"
                leftSection={<IconPlayerStop size={16} aria-hidden />}
                loading={cancel.isPending}
                onClick={() => cancel.mutate()}
              >
                <Trans>Stop</Trans>
              </Button>
            ) : null}
            {state === "draft" ? (
              <Button disabled={!named} loading={setUp.isPending} onClick={() => setUp.mutate({})}>
                <Trans>Look through the rows</Trans>
              </Button>
            ) : null}
            {state === "checked" || (state === "cancelled" && file.undo_until) ? (
              <Button
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                disabled={counts.new + counts.same + counts.doubtful === 0}
                loading={begin.isPending}
                onClick={() => begin.mutate()}
              >
                {state === "checked" ? <Trans>Import</Trans> : <Trans>Go on</Trans>}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.body}>
        <Story run={file} />
        {open ? (
          <details
            className={classes.setup}
            open={told}
            onToggle={(event) => setTold(event.currentTarget.open)}
          >
            <summary>
              <Trans>Columns and settings</Trans>
            </summary>
            <ColumnMap run={file} onChange={(fields) => setUp.mutate({ fields })} />
            <SettingsForm
              run={file}
              onChange={(settings) => setUp.mutate({ settings })}
              onPool={(chosen) => pool.mutate(chosen)}
            />
          </details>
        ) : null}
        {state === "draft" || state === "checking" ? null : (
          <Section title={t`Rows`}>
            <RowList
              run={file}
              verdict={verdict}
              onVerdict={(chosen) => void go({ search: { verdict: chosen }, replace: true })}
              onDecide={(number, decision) => decide.mutate({ numbers: [number], decision })}
            />
          </Section>
        )}
      </div>
    </Page>
  );
}
