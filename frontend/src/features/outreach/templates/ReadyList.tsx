import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText, type Tone } from "@/ui/records/StatusText";
import classes from "./list.module.css";
import { useRefreshTemplates } from "./useTemplates";

/** Brings in the chosen ready templates, or all; texts of one's own stay. */
export function useBringReady() {
  const { t } = useLingui();
  const refresh = useRefreshTemplates();
  return useMutation({
    mutationFn: (keys: string[] | null) =>
      data(client.POST("/ready-templates/installations", { body: { keys } })),
    onSuccess: ({ made, updated }) => {
      void refresh();
      toast(t`${made} templates are new, ${updated} texts were brought up to date`);
    },
    onError: toastProblem,
  });
}

/** What came with Lading, what became of it here, and what is new. */
export function ReadyList() {
  const { t } = useLingui();
  const ready = useQuery(query("/ready-templates"));
  const bring = useBringReady();
  if (ready.isError) return <ErrorState error={ready.error} onRetry={() => void ready.refetch()} />;
  if (!ready.data) return <RowsSkeleton />;
  const states: Record<string, [Tone, string]> = {
    current: ["ok", t`As it came`],
    changed: ["ok", t`Changed by you`],
    update: ["warning", t`There is a newer text`],
    archived: ["paused", t`Archived`],
    missing: ["quiet", t`Not here yet`],
  };
  const waiting = ready.data.filter(({ state }) => state === "update" || state === "missing");
  return (
    <section className={classes.folder} aria-label={t`Templates that come with Lading`}>
      <div className={classes.readyHead}>
        <p>
          <Trans>Your own changes are never overwritten.</Trans>
        </p>
        {waiting.length > 0 ? (
          <Button
            size="xs"
            loading={bring.isPending}
            onClick={() => bring.mutate(waiting.map(({ key }) => key))}
          >
            <Trans>Bring in what is new</Trans>
          </Button>
        ) : null}
      </div>
      <ul className={classes.rows}>
        {ready.data.map(({ key, name, folder, state, template_id: id }) => {
          const [tone, said] = states[state] ?? ["quiet", state];
          const text = (
            <>
              <span className={classes.rowName}>{name}</span>
              <span className={classes.rowSubject}>{folder}</span>
            </>
          );
          return (
            <li key={key}>
              {id ? (
                <Link to="/templates/$id" params={{ id }} className={classes.row}>
                  {text}
                </Link>
              ) : (
                <span className={classes.row}>{text}</span>
              )}
              <StatusText tone={tone}>{said}</StatusText>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
