import { Trans, useLingui } from "@lingui/react/macro";
import {
  Button,
  Checkbox,
  MultiSelect,
  NumberInput,
  Select,
  Switch,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import { STAGES } from "@/ui/records/StageText";
import { SidePanel } from "@/ui/shell/SidePanel";
import { DryRunResult } from "./DryRunResult";
import classes from "./pool.module.css";
import type { Pool, Rule, RuleGiven } from "./types";
import { FOLLOW_UPS, TRIGGERS } from "./words";

const USUAL_DAYS = 30;
const LEAST_CHARS = 20;

/** A rule, or a new one: when which customers go into which pool. It can be tried out before it is switched on. */
export function RulePanel({
  rule,
  pools,
  onClose,
}: {
  rule: Rule | undefined;
  pools: Pool[];
  onClose: () => void;
}) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const queries = useQueryClient();
  const pauses = useQuery(query("/pool-rules/pauses"));
  const [values, setValues] = useState<Required<RuleGiven>>({
    name: rule?.name ?? "",
    pool_id: rule?.pool_id ?? pools[0]?.id ?? "",
    trigger: rule?.trigger ?? "no_contact",
    days: rule?.days ?? USUAL_DAYS,
    active: rule?.active ?? false,
    levels: rule?.levels ?? [],
    countries: rule?.countries ?? [],
    sources: (rule?.sources as Required<RuleGiven>["sources"]) ?? [],
    stages: (rule?.stages as Required<RuleGiven>["stages"]) ?? [],
    follow_ups: rule?.follow_ups ?? ["inbound", "outbound", "meeting", "call", "quote"],
    least_chars: rule?.least_chars ?? LEAST_CHARS,
    pauses: rule?.pauses ?? ["holidays", "leave", "order"],
  });
  const change = (part: Partial<RuleGiven>) => setValues((current) => ({ ...current, ...part }));
  const refresh = () => invalidatePaths(queries, ["/pool-rules", "/pool-holdings"]);
  const params = rule ? { path: { pool_rule_id: rule.id }, header: ifMatch(rule.version) } : null;
  const save = useMutation({
    mutationFn: () =>
      params
        ? data(client.PUT("/pool-rules/{pool_rule_id}", { params, body: values }))
        : data(client.POST("/pool-rules", { body: values })),
    onSuccess: () => {
      toast(t`Saved.`);
      onClose();
    },
    onError: toastProblem,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (params) await data(client.DELETE("/pool-rules/{pool_rule_id}", { params: { path: params.path } }));
    },
    onSuccess: onClose,
    onError: toastProblem,
    onSettled: refresh,
  });
  const tried = useMutation({
    mutationFn: () =>
      data(client.POST("/pool-rules/dry-runs", { body: { ...values, name: values.name || "–" } })),
    onError: toastProblem,
  });
  const counts = values.trigger === "no_contact";
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
        <div className={classes.row}>
          <Select
            label={t`Trigger`}
            allowDeselect={false}
            value={values.trigger}
            data={Object.entries(TRIGGERS).map(([value, label]) => ({ value, label: i18n._(label) }))}
            onChange={(value) => value && change({ trigger: value as Rule["trigger"] })}
          />
          <NumberInput
            label={t`For so many days`}
            min={0}
            max={3650}
            required
            value={values.days}
            onChange={(value) => change({ days: Number(value) })}
          />
        </div>
        <Select
          label={t`Into the pool`}
          allowDeselect={false}
          value={values.pool_id}
          data={pools.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => value && change({ pool_id: value })}
        />
        {counts ? (
          <>
            <Checkbox.Group
              label={t`What counts as a follow-up`}
              description={t`Mailings and mere edits never do.`}
              value={values.follow_ups}
              onChange={(value) => change({ follow_ups: value as Rule["follow_ups"] })}
            >
              <div className={classes.fields}>
                {Object.entries(FOLLOW_UPS).map(([value, label]) => (
                  <Checkbox key={value} value={value} label={i18n._(label)} />
                ))}
              </div>
            </Checkbox.Group>
            <NumberInput
              label={t`Least characters of what is noted of calls and meetings`}
              min={0}
              max={2000}
              required
              value={values.least_chars}
              onChange={(value) => change({ least_chars: Number(value) })}
            />
          </>
        ) : null}
        <TagsInput
          label={t`Only with one of these tags`}
          description={t`How you write a customer’s level: A, B, C.`}
          value={values.levels}
          onChange={(levels) => change({ levels })}
        />
        <MultiSelect
          label={t`Only in these countries`}
          searchable
          data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
          value={values.countries}
          onChange={(countries) => change({ countries })}
        />
        <MultiSelect
          label={t`Only at these stages`}
          data={STAGES.map(({ value, label }) => ({ value, label: i18n._(label) }))}
          value={values.stages}
          onChange={(stages) => change({ stages: stages as Required<RuleGiven>["stages"] })}
        />
        <MultiSelect
          label={t`Only from these sources`}
          data={[
            { value: "mail", label: t`Mail` },
            { value: "manual", label: t`Made by hand` },
            { value: "import", label: t`Import` },
            { value: "api", label: t`API` },
          ]}
          value={values.sources}
          onChange={(sources) => change({ sources: sources as Required<RuleGiven>["sources"] })}
        />
        <Checkbox.Group
          label={t`It waits while`}
          value={values.pauses}
          onChange={(value) => change({ pauses: value })}
        >
          <div className={classes.fields}>
            {pauses.data?.map(({ name, text }) => (
              <Checkbox key={name} value={name} label={text} />
            ))}
          </div>
        </Checkbox.Group>
        <Switch
          label={t`Switched on`}
          checked={values.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
        <div className={classes.row}>
          <Button variant="default" loading={tried.isPending} onClick={() => tried.mutate()}>
            <Trans>Try it out</Trans>
          </Button>
          <Button type="submit" loading={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
        {tried.data ? <DryRunResult result={tried.data} /> : null}
        {rule ? (
          <ConfirmButton
            label={<Trans>Remove the rule</Trans>}
            consequence={<Trans>It takes no customer any more. What it took stays in the pool.</Trans>}
            loading={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        ) : null}
      </form>
    </SidePanel>
  );
}
