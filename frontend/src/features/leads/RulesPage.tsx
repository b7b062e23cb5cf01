import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { Section } from "@/ui/shell/Section";
import { DeskHours } from "./DeskHours";
import { LeadsFrame } from "./LeadsFrame";
import classes from "./leads.module.css";
import { RulePanel } from "./RulePanel";
import { TrialResult } from "./TrialResult";
import { METHODS } from "./words";

const route = getRouteApi("/signed-in/leads/rules");

/** The rules that give inquiries out, in the order in which they are asked, and the hours in which clocks run. */
export function RulesPage() {
  const { t, i18n } = useLingui();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const rules = useQuery(query("/lead-rules"));
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const rule = rules.data?.find(({ id }) => id === open);
  const order = useMutation({
    mutationFn: (ids: string[]) => data(client.PUT("/lead-rules/order", { body: { ids } })),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/lead-rules"]),
  });
  const trial = useMutation({
    mutationFn: () => data(client.POST("/lead-rules/dry-runs", { body: [] })),
    onError: toastProblem,
  });
  const move = (from: number, to: number) => {
    const ids = (rules.data ?? []).map(({ id }) => id);
    const [taken] = ids.splice(from, 1);
    if (taken) order.mutate([...ids.slice(0, to), taken, ...ids.slice(to)]);
  };
  const count = rules.data?.length ?? 0;
  return (
    <LeadsFrame
      part="/leads/rules"
      panel={
        rules.data && open ? (
          <RulePanel
            key={rule ? `${rule.id}.${rule.version}` : "new"}
            rule={rule}
            onClose={() => show(undefined)}
          />
        ) : null
      }
    >
      <div className={classes.inner}>
        <Section
          title={<Trans>Who gets which inquiry</Trans>}
          description={
            <Trans>
              The first rule that fits and finds somebody decides. A company that somebody looks after stays
              with them.
            </Trans>
          }
          action={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => show("new")}
            >
              <Trans>New rule</Trans>
            </Button>
          }
        >
          {rules.data ? (
            <ol className={classes.list}>
              {rules.data.map((each, place) => (
                <li key={each.id} className={classes.item}>
                  <span className={classes.order}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t`Ask “${each.name}” earlier`}
                      disabled={place === 0 || order.isPending}
                      onClick={() => move(place, place - 1)}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t`Ask “${each.name}” later`}
                      disabled={place === count - 1 || order.isPending}
                      onClick={() => move(place, place + 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                  </span>
                  <div className={classes.cardText} style={{ flex: 1 }}>
                    <strong dir="auto">{each.name}</strong>
                    <span className={classes.muted}>
                      {i18n._(METHODS[each.method])}
                      {": "}
                      <bdi>{each.people.map(({ name }) => name).join(", ") || "–"}</bdi>
                      {each.respond_hours ? (
                        <>
                          {" · "}
                          <Trans>first answer within {each.respond_hours} working hours</Trans>
                        </>
                      ) : null}
                    </span>
                  </div>
                  <StatusText tone={each.active ? "ok" : "quiet"}>
                    {each.active ? <Trans>On</Trans> : <Trans>Off</Trans>}
                  </StatusText>
                  <Button size="xs" variant="subtle" onClick={() => show(each.id)}>
                    <Trans>Change</Trans>
                  </Button>
                </li>
              ))}
            </ol>
          ) : (
            <TextSkeleton lines={4} />
          )}
          {rules.data?.length === 0 ? (
            <p className={classes.muted}>
              <Trans>There is no rule yet: new inquiries wait for whoever takes them.</Trans>
            </p>
          ) : (
            <div className={classes.after}>
              <Button size="xs" variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
                <Trans>Try on the last 90 days</Trans>
              </Button>
            </div>
          )}
          {trial.data ? <TrialResult trial={trial.data} /> : null}
        </Section>
        <Section
          title={<Trans>Working hours</Trans>}
          description={
            <Trans>
              Clocks run in the working hours of whoever has the inquiry, by their own zone and holidays.
            </Trans>
          }
        >
          <DeskHours />
        </Section>
      </div>
    </LeadsFrame>
  );
}
