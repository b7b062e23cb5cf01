import { Trans, useLingui } from "@lingui/react/macro";
import { Button, MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { COUNTRIES, LANGUAGES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { SidePanel } from "@/ui/shell/SidePanel";
import classes from "./leads.module.css";
import { TrialResult } from "./TrialResult";
import type { LeadRule, LeadRuleGiven } from "./types";
import { METHODS, PRIORITIES, SOURCES } from "./words";

type Values = Required<LeadRuleGiven>;

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
const number = (value: string | number) => (value === "" ? null : Number(value));

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

interface Part {
  values: Values;
  change: (part: Partial<Values>) => void;
}

function Conditions({ values, change }: Part) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const mailboxes = useQuery(query("/mailboxes"));
  const forms = useQuery(query("/lead-forms"));
  return (
    <fieldset className={classes.group}>
      <legend>
        <Trans>Which inquiries</Trans>
      </legend>
      <span className={classes.muted}>
        <Trans>What is empty asks for nothing.</Trans>
      </span>
      <MultiSelect
        label={t`Countries`}
        searchable
        value={values.countries}
        data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
        onChange={(countries) => change({ countries })}
      />
      <MultiSelect
        label={t`Languages`}
        searchable
        value={values.languages}
        data={LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }))}
        onChange={(languages) => change({ languages })}
      />
      <TagsInput
        label={t`Words of the product`}
        value={values.products}
        onChange={(products) => change({ products })}
      />
      <MultiSelect
        label={t`Sources`}
        value={values.sources}
        data={Object.entries(SOURCES).map(([value, label]) => ({ value, label: i18n._(label) }))}
        onChange={(sources) => change({ sources: sources as Values["sources"] })}
      />
      <MultiSelect
        label={t`Mailboxes`}
        searchable
        value={values.mailbox_ids}
        data={mailboxes.data?.items.map(({ id, address }) => ({ value: id, label: address })) ?? []}
        onChange={(mailbox_ids) => change({ mailbox_ids })}
      />
      {forms.data?.length ? (
        <MultiSelect
          label={t`Web forms`}
          value={values.form_ids}
          data={forms.data.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(form_ids) => change({ form_ids })}
        />
      ) : null}
    </fieldset>
  );
}

function People({ values, change }: Part) {
  const { t, i18n } = useLingui();
  const users = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  const teams = useQuery(query("/teams"));
  return (
    <fieldset className={classes.group}>
      <legend>
        <Trans>Who gets them</Trans>
      </legend>
      <Select
        label={t`How one is chosen`}
        allowDeselect={false}
        value={values.method}
        data={Object.entries(METHODS).map(([value, label]) => ({ value, label: i18n._(label) }))}
        onChange={(value) => value && change({ method: value as Values["method"] })}
      />
      <MultiSelect
        label={t`People, in order`}
        searchable
        value={values.member_ids}
        data={
          users.data?.items
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name })) ?? []
        }
        onChange={(member_ids) => change({ member_ids })}
      />
      <Select
        label={t`And a team`}
        clearable
        value={values.team_id ?? null}
        data={teams.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(team_id) => change({ team_id })}
      />
      <div className={classes.row}>
        <NumberInput
          label={t`Most open leads each`}
          min={1}
          value={values.open_cap ?? ""}
          onChange={(value) => change({ open_cap: number(value) })}
        />
        <NumberInput
          label={t`Most new ones a day`}
          min={1}
          value={values.daily_cap ?? ""}
          onChange={(value) => change({ daily_cap: number(value) })}
        />
      </div>
    </fieldset>
  );
}
