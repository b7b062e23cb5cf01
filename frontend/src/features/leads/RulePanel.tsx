import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./leads.module.css";
import { Conditions, number, People, type Values } from "./RuleParts";
import { TrialResult } from "./TrialResult";
import type { LeadRule } from "./types";
import { PRIORITIES } from "./words";

const NEW: Values = {
  name: "",
  active: true,
  countries: [],
  languages: [],
  products: [],
  sources: [],
  mailbox_ids: [],
  form_ids: [],
  method: "round_robin",
  member_ids: [],
  team_id: null,
  open_cap: null,
  daily_cap: null,
  priority: "normal",
  respond_hours: 2,
  reassign_hours: null,
};

const valuesOf = ({ id: _, position: __, people: ___, version: ____, ...rest }: LeadRule): Values =>
  rest as Values;

/** A number field's value; empty is none. */

/** A rule, or a new one: which inquiries go to whom, and how soon they want an answer. */
export function RulePanel({ rule, onClose }: { rule: LeadRule | undefined; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>(rule ? valuesOf(rule) : NEW);
  const change = (part: Partial<Values>) => setValues((current) => ({ ...current, ...part }));
  const refresh = () => invalidatePaths(queries, ["/lead-rules"]);
  const params = rule ? { path: { lead_rule_id: rule.id }, header: ifMatch(rule.version) } : null;
  const save = useMutation({
    mutationFn: () =>
      params
        ? data(client.PUT("/lead-rules/{lead_rule_id}", { params, body: values }))
        : data(client.POST("/lead-rules", { body: values })),
    onSuccess: () => {
      toast(t`Saved.`);
      onClose();
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (params) await data(client.DELETE("/lead-rules/{lead_rule_id}", { params: { path: params.path } }));
    },
    onSuccess: onClose,
    onError: toastProblem,
    onSettled: refresh,
  });
  const trial = useMutation({
    mutationFn: () =>
      data(client.POST("/lead-rules/dry-runs", { body: [{ ...values, name: values.name || "–" }] })),
    onError: toastProblem,
  });
  return (
    <SidePanel title={rule?.name ?? t`New rule`} recordId={rule?.id ?? "new"} onClose={onClose}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label={t`Name`}
          dir="auto"
          required
          maxLength={80}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Conditions values={values} change={change} />
        <People values={values} change={change} />
        <fieldset className={classes.group}>
          <legend>
            <Trans>First answer</Trans>
          </legend>
          <div className={classes.row}>
            <NumberInput
              label={t`Within working hours`}
              min={0.1}
              max={400}
              decimalScale={1}
              value={values.respond_hours ?? ""}
              onChange={(value) => change({ respond_hours: number(value) })}
            />
            <NumberInput
              label={t`Then to somebody else after`}
              description={t`More working hours; empty for never.`}
              min={0.1}
              max={400}
              decimalScale={1}
              disabled={values.respond_hours === null}
              value={values.reassign_hours ?? ""}
              onChange={(value) => change({ reassign_hours: number(value) })}
            />
          </div>
          <Select
            label={t`Priority`}
            allowDeselect={false}
            value={values.priority}
            data={Object.entries(PRIORITIES).map(([value, label]) => ({ value, label: i18n._(label) }))}
            onChange={(value) => value && change({ priority: value as Values["priority"] })}
          />
        </fieldset>
        <Switch
          label={t`On`}
          checked={values.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate()}>
            <Trans>Try on the last 90 days</Trans>
          </Button>
          {rule ? (
            <ConfirmButton
              label={t`Remove rule`}
              consequence={t`The rule goes. What it gave out stays where it is.`}
              loading={remove.isPending}
              onConfirm={() => remove.mutate()}
            />
          ) : null}
        </div>
        {trial.data ? <TrialResult trial={trial.data} /> : null}
      </form>
    </SidePanel>
  );
}
