import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import { FormPanel } from "./FormPanel";
import { LeadsFrame } from "./LeadsFrame";
import classes from "./leads.module.css";
import type { Submission } from "./types";

const route = getRouteApi("/signed-in/leads/forms");

/** Forms for web sites, and what was filled into them. */
export function FormsPage() {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const forms = useQuery(query("/lead-forms"));
  const filled = useQuery(query("/lead-submissions"));
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const form = forms.data?.find(({ id }) => id === open);
  return (
    <LeadsFrame
      part="/leads/forms"
      panel={
        forms.data && open ? (
          <FormPanel
            key={form ? `${form.id}.${form.version}` : "new"}
            form={form}
            onClose={() => show(undefined)}
          />
        ) : null
      }
    >
      <div className={classes.inner}>
        <Section
          title={<Trans>Web forms</Trans>}
          description={<Trans>For your web site: each inquiry becomes a customer and a lead.</Trans>}
          action={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => show("new")}
            >
              <Trans>New form</Trans>
            </Button>
          }
        >
          {forms.data?.length === 0 ? (
            <EmptyState icon={IconForms}>
              <Trans>There is no form yet.</Trans>
            </EmptyState>
          ) : null}
          <ul className={classes.list}>
            {forms.data?.map((each) => (
              <li key={each.id} className={classes.item}>
                <div className={classes.cardText}>
                  <strong dir="auto">{each.name}</strong>
                  <span className={classes.muted}>
                    <Plural value={each.taken} one="# inquiry" other="# inquiries" />
                    {each.held > 0 ? (
                      <>
                        {" · "}
                        <Plural value={each.held} one="# held as spam" other="# held as spam" />
                      </>
                    ) : null}
                  </span>
                </div>
                <StatusText tone={each.active ? "ok" : "quiet"}>
                  {each.active ? <Trans>On</Trans> : <Trans>Off</Trans>}
                </StatusText>
                <Button
                  size="xs"
                  variant="subtle"
                  component="a"
                  href={each.url}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Trans>Look at it</Trans>
                </Button>
                <Button size="xs" variant="subtle" onClick={() => show(each.id)}>
                  <Trans>Change</Trans>
                </Button>
              </li>
            )) ?? <TextSkeleton lines={3} />}
          </ul>
        </Section>
        {filled.data?.length ? (
          <Section title={<Trans>What was filled in</Trans>}>
            <ul className={classes.list}>
              {filled.data.map((each) => (
                <Row key={each.id} row={each} />
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </LeadsFrame>
  );
}

function Row({ row }: { row: Submission }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (release: boolean) => {
      const params = { path: { submission_id: row.id } };
      return release
        ? data(client.POST("/lead-submissions/{submission_id}/release", { params }))
        : data(client.POST("/lead-submissions/{submission_id}/refusal", { params }));
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/lead-submissions", "/lead-forms", "/leads"]),
  });
  return (
    <li className={classes.item}>
      <div className={classes.cardText}>
        <strong dir="auto">{row.company?.name ?? row.values[0]?.value ?? row.form}</strong>
        <span className={classes.muted} dir="auto">
          {row.values.map(({ label, value }) => `${label}: ${value}`).join(" · ")}
        </span>
        <span className={classes.muted}>
          <bdi>{row.form}</bdi>
          {" · "}
          <TimeText instant={row.at} as="moment" />
          {row.consent ? ` · ${t`agreed`}` : ""}
        </span>
        {row.state === "held" ? (
          <StatusText tone="warning">
            <bdi>{row.held_for.join(" ")}</bdi>
          </StatusText>
        ) : null}
      </div>
      {row.state === "held" ? (
        <div className={classes.actions}>
          <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            <Trans>Let in</Trans>
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={decide.isPending}
            onClick={() => decide.mutate(false)}
          >
            <Trans>Spam</Trans>
          </Button>
        </div>
      ) : row.lead_id ? (
        <Link to="/leads" search={{ open: row.lead_id }}>
          <Trans>Open the lead</Trans>
        </Link>
      ) : (
        <span className={classes.muted}>
          <Trans>Refused</Trans>
        </span>
      )}
    </li>
  );
}
