import { Trans, useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { ClassifierReport } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "./candidates.module.css";

/** What the classifier is doing now, in a sentence. */
function State({ report }: { report: ClassifierReport }) {
  const { accepted, rejected, needed, needed_each, decided } = report;
  const learned = accepted + rejected;
  if (!report.enabled) return <Trans>Switched off: it learns from your decisions and decides nothing.</Trans>;
  if (report.acts)
    return (
      <Trans>
        It learned from {learned} decisions and has sorted {decided} senders by itself.
      </Trans>
    );
  if (learned < needed || Math.min(accepted, rejected) < needed_each)
    return (
      <Trans>
        It learned from {learned} decisions ({accepted} customers, {rejected} noise). It decides nothing
        before {needed}, with at least {needed_each} of each.
      </Trans>
    );
  return <Trans>It was wrong too often, so it keeps still and goes on learning.</Trans>;
}

function Measures({ report }: { report: ClassifierReport }) {
  const { t } = useLingui();
  const format = useFormats();
  const part = (value: number | null) =>
    value === null ? "–" : `${format.number(Math.round(value * 100))}%`;
  const rows = [
    [t`Customers`, report.customers, report.sure_customers],
    [t`Noise`, report.noise, report.sure_noise],
  ] as const;
  return (
    <table className={classes.measures}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>It said</Trans>
          </th>
          <th scope="col">
            <Trans>of these right</Trans>
          </th>
          <th scope="col">
            <Trans>found of all</Trans>
          </th>
          <th scope="col">
            <Trans>right where it was sure</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, all, sure]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {part(all.precision)} ({all.right}/{all.said})
            </td>
            <td>
              {part(all.recall)} ({all.right}/{all.were})
            </td>
            <td>
              {part(sure.precision)} ({sure.right}/{sure.said})
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How Lading sorts mail: what the tenant's own classifier learned, how good it is, and its switch. */
export function SortingPage() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayManage = useMay("mailboxes.manage");
  const { data: report, error, refetch } = useQuery(query("/bin-classifier"));
  const refresh = () => invalidatePaths(queries, ["/bin-classifier"]);
  const change = useMutation({
    mutationFn: (enabled: boolean) => data(client.PATCH("/bin-classifier", { body: { enabled } })),
    onError: toastProblem,
    onSettled: refresh,
  });
  const reset = useMutation({
    mutationFn: () => data(client.DELETE("/bin-classifier")),
    onError: toastProblem,
    onSettled: refresh,
  });
  return (
    <Page layout="text">
      <PageHeader
        title={t`How Lading sorts mail`}
        description={
          <Trans>
            Rules put every sender among customers, candidates or noise, each with its reasons. What you
            decide stands against all rules and teaches a classifier of your own, which decides only where
            rules leave it open.
          </Trans>
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {report ? (
        <>
          <Section title={t`Your own classifier`}>
            <p>
              <State report={report} />
            </p>
            <Switch
              label={t`Let it decide where it is sure`}
              checked={report.enabled}
              disabled={!mayManage || change.isPending}
              onChange={(event) => change.mutate(event.currentTarget.checked)}
            />
          </Section>
          <Section title={t`How often it was right`}>
            {report.measured > 0 ? (
              <>
                <p className={classes.by}>
                  <Trans>
                    Measured on your last {report.measured} decisions, each guessed before it was told. It
                    acts from {Math.round(report.acts_from * 100)}% on, and never puts a person on free mail
                    into the noise.
                  </Trans>
                </p>
                <Measures report={report} />
              </>
            ) : (
              <p className={classes.by}>
                <Trans>Nothing to measure yet: decide about a few candidates.</Trans>
              </p>
            )}
          </Section>
          {mayManage ? (
            <Section title={t`Begin anew`}>
              <p className={classes.by}>
                <Trans>It forgets what it learned; your decisions stay as they are.</Trans>
              </p>
              <ConfirmButton
                label={<Trans>Let it forget</Trans>}
                consequence={
                  <Trans>All that it learned is gone, and it begins to learn from your next decision.</Trans>
                }
                loading={reset.isPending}
                onConfirm={() => reset.mutate()}
              />
            </Section>
          ) : null}
        </>
      ) : error ? null : (
        <RowsSkeleton rows={5} />
      )}
    </Page>
  );
}
