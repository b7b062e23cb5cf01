import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Table, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { TradeSettings } from "@/api/types";
import { inBase64 } from "@/lib/inBase64";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import { plainDecimal, readDecimal } from "../grid/paste";
import { DayText } from "../shared/DayText";
import classes from "../shared/trade.module.css";

/** Ways of trading: base currency, the margin's floor, numbers; exchange rates with their day and source. */
export function TradeSettingsPage() {
  const { t } = useLingui();
  const settings = useQuery(query("/trade-settings"));
  return (
    <Page layout="text">
      <PageHeader
        title={t`Quotes and rates`}
        description={<Trans>How quotes are numbered and priced, and what currencies are worth.</Trans>}
      />
      {settings.isPending ? <RowsSkeleton rows={3} /> : null}
      {settings.error && !settings.data ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data ? <SettingsForm settings={settings.data} /> : null}
      <Rates feed={settings.data?.feed_url ?? null} />
    </Page>
  );
}

function SettingsForm({ settings }: { settings: TradeSettings }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const patterns = settings.number_patterns ?? {};
  const [values, setValues] = useState({
    base_currency: settings.base_currency ?? "CNY",
    margin_floor: plainDecimal(settings.margin_floor),
    validity_days: String(settings.validity_days ?? 30),
    guard_days: String(settings.guard_days ?? 30),
    feed_url: settings.feed_url ?? "",
    quote: patterns.quote ?? "",
    order: patterns.order ?? "",
    sample: patterns.sample ?? "",
  });
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/trade-settings", {
          body: {
            base_currency: values.base_currency,
            margin_floor: readDecimal(values.margin_floor) ?? "0",
            validity_days: Number(values.validity_days) || 30,
            guard_days: Number(values.guard_days) || 0,
            feed_url: values.feed_url || null,
            number_patterns: { ...patterns, quote: values.quote, order: values.order, sample: values.sample },
          },
        }),
      ),
    onSuccess: () => toast(t`Kept.`),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/trade-settings"]),
  });
  const fields = [
    ["base_currency", t`Base currency`],
    ["margin_floor", t`Lowest margin without approval %`],
    ["validity_days", t`Quotes are valid for (days)`],
    ["guard_days", t`Warn of two quotes within (days)`],
    ["quote", t`Numbers of quotes`],
    ["order", t`Numbers of orders`],
    ["sample", t`Numbers of samples`],
    ["feed_url", t`Feed of rates (XML of the ECB's kind)`],
  ] as const;
  return (
    <Section title={t`Quotes`}>
      <div className={classes.fields}>
        {fields.map(([name, label]) => (
          <TextInput
            key={name}
            size="xs"
            label={label}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <span>
        <Button mt={8} size="xs" loading={save.isPending} onClick={() => save.mutate()}>
          <Trans>Save</Trans>
        </Button>
      </span>
    </Section>
  );
}

function Rates({ feed }: { feed: string | null }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const rates = useQuery(query("/exchange-rates"));
  const [entry, setEntry] = useState({ base: "USD", quote: "CNY", rate: "" });
  const options = {
    onSuccess: (answer: { kept: number }) => toast(t`${answer.kept} new rates.`),
    onError: (error: unknown) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/exchange-rates"]),
  };
  const enter = useMutation({
    mutationFn: () =>
      data(
        client.POST("/exchange-rates", {
          body: { rates: [{ ...entry, rate: readDecimal(entry.rate) ?? "0" }] },
        }),
      ),
    ...options,
  });
  const load = useMutation({
    mutationFn: async (file: File) =>
      data(
        client.POST("/exchange-rates/imports", {
          body: { filename: file.name, content: await inBase64(file) },
        }),
      ),
    ...options,
  });
  const fetchNow = useMutation({
    mutationFn: () => data(client.POST("/exchange-rates/fetches")),
    ...options,
  });
  const field = (name: keyof typeof entry, label: string) => (
    <TextInput
      size="xs"
      label={label}
      value={entry[name]}
      onChange={(event) => setEntry({ ...entry, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Section
      title={t`Exchange rates`}
      description={<Trans>Every quote and order keeps the rate, its day and its source.</Trans>}
      action={
        <div className={classes.row}>
          <FileButton accept=".xlsx,.csv,text/csv" onChange={(file) => file && load.mutate(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={load.isPending}>
                <Trans>From a file</Trans>
              </Button>
            )}
          </FileButton>
          {feed ? (
            <Button
              size="xs"
              variant="default"
              loading={fetchNow.isPending}
              onClick={() => fetchNow.mutate()}
            >
              <Trans>Fetch now</Trans>
            </Button>
          ) : null}
        </div>
      }
    >
      <div className={classes.fields} style={{ alignItems: "end" }}>
        {field("base", t`One`)}
        {field("rate", t`is`)}
        {field("quote", t`of`)}
        <Button size="xs" loading={enter.isPending} disabled={!entry.rate} onClick={() => enter.mutate()}>
          <Trans>Enter the rate</Trans>
        </Button>
      </div>
      <Table mt={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Currencies`}</Table.Th>
            <Table.Th>{t`Rate`}</Table.Th>
            <Table.Th>{t`Day`}</Table.Th>
            <Table.Th>{t`Source`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(rates.data?.items ?? []).map((rate) => (
            <Table.Tr key={`${rate.base}${rate.quote}${rate.on_date}${rate.source}${rate.origin}`}>
              <Table.Td>
                {rate.base}/{rate.quote}
              </Table.Td>
              <Table.Td>{plainDecimal(rate.rate)}</Table.Td>
              <Table.Td>
                <DayText day={rate.on_date} />
              </Table.Td>
              <Table.Td>
                <bdi>{rate.origin}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
