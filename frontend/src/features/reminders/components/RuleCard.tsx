import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, NumberInput, Switch } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { ReminderRule, ReminderRuleKind } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./rules.module.css";

interface Props {
  rule: ReminderRule;
  kind: ReminderRuleKind;
}

/** One rule: its numbers, whether it is on, and what it would have said during the last 90 days. */
export function RuleCard({ rule, kind }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const [params, setParams] = useState(rule.params);
  const labels: Record<string, string> = {
    first: t`First time (days)`,
    second: t`Second time (days)`,
    third: t`Third time (days)`,
    hours: t`Desk hours of the customer`,
    factor: t`Percent of their usual pause`,
    least_days: t`At least (days)`,
    most_days: t`At most (days)`,
    days_before: t`Days before`,
  };
  const path = { path: { rule_id: rule.id } };
  const refresh = () => invalidatePaths(queries, ["/reminder-rules"]);
  const change = useMutation({
    mutationFn: (body: { active?: boolean; params?: Record<string, number> }) =>
      data(
        client.PATCH("/reminder-rules/{rule_id}", {
          params: { ...path, header: ifMatch(rule.version) },
          body,
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => data(client.DELETE("/reminder-rules/{rule_id}", { params: path })),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const attempt = useMutation({
    mutationFn: () => data(client.POST("/reminder-rules/trials", { body: { kind: rule.kind, params } })),
    onError: (error) => toastProblem(error),
  });
  const changed = kind.parameters.some(({ name }) => params[name] !== rule.params[name]);
  return (
    <section className={classes.card} aria-label={rule.name}>
      <div className={classes.line}>
        <div>
          <h2 className={classes.title}>{rule.name}</h2>
          <p className={classes.summary}>{kind.summary}</p>
        </div>
        <Switch
          checked={rule.active}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
          label={rule.active ? t`On` : t`Off`}
        />
      </div>
      <div className={classes.numbers}>
        {kind.parameters.map(({ name, least, most }) => (
          <NumberInput
            key={name}
            label={labels[name] ?? name}
            value={params[name] ?? least}
            min={least}
            max={most}
            allowDecimal={false}
            onChange={(value) => {
              if (typeof value === "number") setParams((before) => ({ ...before, [name]: value }));
            }}
          />
        ))}
      </div>
      <div className={classes.line}>
        <span className={classes.summary}>
          <Plural value={rule.set_count} one="# reminder set so far" other="# reminders set so far" />
        </span>
        <span className={classes.buttons}>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={16} aria-hidden />}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <Trans>Remove</Trans>
          </Button>
          <Button variant="default" loading={attempt.isPending} onClick={() => attempt.mutate()}>
            <Trans>Try on the last 90 days</Trans>
          </Button>
          {changed ? (
            <Button loading={change.isPending} onClick={() => change.mutate({ params })}>
              <Trans>Save</Trans>
            </Button>
          ) : null}
        </span>
      </div>
      {attempt.data ? (
        <div aria-live="polite">
          <p className={classes.summary}>
            <Plural
              value={attempt.data.findings.length}
              _0="It would have said nothing."
              one="It would have reminded once:"
              other="It would have reminded # times:"
            />
          </p>
          <ul className={classes.findings}>
            {attempt.data.findings.map((finding) => (
              <li key={`${finding.at}${finding.company?.id}${finding.text}`}>
                <span className="numeric">{format.moment(finding.at)}</span>
                <bdi>{finding.contact?.name ?? finding.company?.name}</bdi>
                <bdi className={classes.summary}>{finding.text}</bdi>
                {finding.over ? (
                  <span className={classes.over}>
                    <Trans>happened since</Trans>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
