import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { DealFile, Pipeline } from "@/api/types";
import { CustomInputs } from "@/ui/custom/CustomInputs";
import { type CustomValues, filled } from "@/ui/custom/form";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { DEAL_PATHS } from "../hooks/useMove";
import classes from "./deals.module.css";
import { RateFields } from "./RateFields";

interface Props {
  pipeline: Pipeline;
  company?: string;
  conversation?: string;
  onDone: (deal: DealFile) => void;
  onCancel: () => void;
}

const orNull = (value: string): string | null => value.trim() || null;
const CURRENCIES = [
  "USD",
  "EUR",
  "CNY",
  "GBP",
  "JPY",
  "AED",
  "AUD",
  "BRL",
  "CAD",
  "CHF",
  "INR",
  "MXN",
  "SAR",
  "TRY",
];

/** A deal made by hand, of a company or of a conversation, whose mail then says who and what. */
export function DealForm({ pipeline, company = "", conversation, onDone, onCancel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const found = useQuery({
    ...query("/companies", { params: { query: { q: words || undefined, limit: 20 } } }),
    placeholderData: keepPreviousData,
    enabled: !conversation,
  });
  const chosen = useQuery({
    ...query("/companies/{company_id}", { params: { path: { company_id: company } } }),
    enabled: company !== "",
  });
  const companies = new Map((found.data?.items ?? []).map(({ id, name }) => [id, name]));
  if (chosen.data) companies.set(chosen.data.id, chosen.data.name);
  const api = useApiForm({
    initialValues: {
      name: "",
      company_id: company,
      amount: "",
      currency: pipeline.currency,
      rate: "",
      rate_date: "",
      rate_source: "",
      expected_close_on: "",
      stage_id: pipeline.stages[0]?.id ?? "",
      product: "",
      custom: {} as CustomValues,
    },
    validate: conversation
      ? undefined
      : {
          name: (value) => (value.trim() ? null : t`This is needed.`),
          company_id: (value) => (value ? null : t`Name the company.`),
        },
    draft: conversation || company ? undefined : "deal",
    submit: (values) =>
      data(
        client.POST("/deals", {
          body: {
            name: orNull(values.name),
            company_id: values.company_id || null,
            conversation_id: conversation ?? null,
            stage_id: values.stage_id || null,
            amount: orNull(values.amount),
            currency: values.currency,
            locked_rate: values.rate.trim()
              ? {
                  rate: values.rate.trim(),
                  date: values.rate_date || null,
                  source: orNull(values.rate_source),
                }
              : null,
            expected_close_on: values.expected_close_on || null,
            custom: filled(values.custom),
            ...(values.product.trim() ? { lines: [{ product: values.product.trim() }] } : {}),
          },
        }),
      ),
    onDone: (deal) => {
      void invalidatePaths(queries, [...DEAL_PATHS, "/pipelines"]);
      onDone(deal);
    },
  });
  const { form } = api;
  const field = (name: Exclude<keyof typeof form.values, "custom">) => ({
    key: form.key(name),
    ...form.getInputProps(name),
  });
  return (
    <ApiFormFrame api={api} label={t`New deal`}>
      <div className={classes.form}>
        {conversation ? (
          <p className={classes.quiet}>
            <Trans>
              Company, contact and products come from the mail. What you fill in here counts instead.
            </Trans>
          </p>
        ) : (
          <Select
            label={t`Company`}
            required
            searchable
            data={[...companies].map(([value, label]) => ({ value, label }))}
            filter={({ options }) => options}
            onSearchChange={setWords}
            {...field("company_id")}
            value={form.values.company_id || null}
            onChange={(id) => form.setFieldValue("company_id", id ?? "")}
          />
        )}
        <TextInput label={t`Name`} required={!conversation} dir="auto" {...field("name")} />
        <TextInput label={t`Product asked for`} dir="auto" {...field("product")} />
        <div className={classes.pair}>
          <TextInput label={t`Amount`} inputMode="decimal" dir="ltr" {...field("amount")} />
          <Select
            label={t`Currency`}
            searchable
            allowDeselect={false}
            data={CURRENCIES}
            {...field("currency")}
          />
        </div>
        {form.values.currency === pipeline.currency ? null : (
          <RateFields from={form.values.currency} into={pipeline.currency} field={field} />
        )}
        <div className={classes.pair}>
          <Select
            label={t`Stage`}
            allowDeselect={false}
            data={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
            {...field("stage_id")}
          />
          <TextInput type="date" label={t`Expected close`} {...field("expected_close_on")} />
        </div>
        <CustomInputs
          of="deal"
          values={form.values.custom}
          errors={form.errors}
          onChange={(custom) => form.setFieldValue("custom", custom)}
        />
        <Group gap="sm">
          <Button type="submit" loading={api.isPending}>
            <Trans>Create deal</Trans>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              api.discard();
              onCancel();
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </ApiFormFrame>
  );
}
