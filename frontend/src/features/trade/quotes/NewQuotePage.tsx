import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { components } from "@/api/schema";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { CompanySelect } from "../shared/CompanySelect";
import { FirmSelect } from "../shared/FirmSelect";
import classes from "../shared/trade.module.css";
import { unitWord } from "../shared/units";

const route = getRouteApi("/signed-in/quotes/new");
type Asked = components["schemas"]["Asked"];

/** A new quote: to a company, or in answer to a mail whose products and quantities are read from its words. */
export function NewQuotePage() {
  const { t } = useLingui();
  const { message, company } = route.useSearch();
  const asked = useQuery({
    ...query("/messages/{message_id}/requests", { params: { path: { message_id: message ?? "" } } }),
    enabled: message !== undefined,
  });
  const known = useQuery({
    ...query("/companies/{company_id}", { params: { path: { company_id: company ?? "" } } }),
    enabled: company !== undefined,
  });
  const waits = (message !== undefined && asked.isPending) || (company !== undefined && known.isPending);
  const error = asked.error ?? known.error;
  return (
    <Page layout="text">
      <PageHeader title={t`New quote`} />
      {waits ? <RowsSkeleton rows={4} /> : null}
      {error ? <ErrorState error={error} onRetry={() => void asked.refetch()} /> : null}
      {!waits && !error ? (
        <NewQuote
          asked={asked.data ?? null}
          company={asked.data?.company ?? (known.data ? { id: known.data.id, name: known.data.name } : null)}
        />
      ) : null}
    </Page>
  );
}

interface Props {
  asked: Asked | null;
  company: { id: string; name: string } | null;
}

function NewQuote({ asked, company: given }: Props) {
  const { t } = useLingui();
  const { deal } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [company, setCompany] = useState(given);
  const [currency, setCurrency] = useState("USD");
  const [firm, setFirm] = useState<string | null>(null);
  const [taken, setTaken] = useState(() => new Set((asked?.lines ?? []).keys()));
  const make = useMutation({
    mutationFn: (companyId: string) =>
      data(
        client.POST("/quotes", {
          body: {
            company_id: companyId,
            contact_id: companyId === asked?.company?.id ? asked.contact_id : null,
            conversation_id: asked?.conversation_id ?? null,
            message_id: asked?.message_id ?? null,
            deal_id: deal ?? null,
            currency,
            firm_id: firm,
            offers: [{ incoterm: asked?.incoterm ?? "FOB", place: asked?.place ?? "" }],
            lines: (asked?.lines ?? [])
              .filter((_, place) => taken.has(place))
              .map((line) => ({
                product_id: line.product_id,
                variant_id: line.variant_id,
                sku: line.sku,
                name: line.name,
                unit: line.unit,
                quantity: line.quantity ?? "0",
                evidence: line.evidence,
              })),
          },
        }),
      ),
    onSuccess: (quote) => {
      void invalidatePaths(queries, ["/quotes"]);
      void navigate({ to: "/quotes/$id", params: { id: quote.id }, replace: true });
    },
    onError: (error) => toastProblem(error),
  });
  const missing = !company
    ? t`Choose the company first.`
    : /^[A-Z]{3}$/.test(currency)
      ? null
      : t`Write the currency as three letters, such as USD.`;
  const toggle = (place: number) => {
    const next = new Set(taken);
    if (!next.delete(place)) next.add(place);
    setTaken(next);
  };
  return (
    <div className={classes.main}>
      <CompanySelect label={t`Company`} value={company} onChange={setCompany} />
      <TextInput
        label={t`Currency`}
        maxLength={3}
        value={currency}
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        style={{ maxInlineSize: 120 }}
      />
      <FirmSelect value={firm} onChange={setFirm} />
      {asked ? (
        <section className={classes.panel} aria-label={t`What the mail asks for`}>
          <h2 className={classes.panelTitle}>
            <Trans>What the mail asks for</Trans>
          </h2>
          <p className={classes.muted} dir="auto" style={{ margin: 0 }}>
            {asked.subject}
          </p>
          {asked.lines.length === 0 ? (
            <p className={classes.muted}>
              <Trans>No quantities or products were found in its words. Add lines in the quote.</Trans>
            </p>
          ) : null}
          <ul className={classes.list}>
            {asked.lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of the mail is known by its place
              <li key={place}>
                <Checkbox
                  checked={taken.has(place)}
                  onChange={() => toggle(place)}
                  label={
                    <>
                      <bdi>{line.sku ? `${line.sku} · ${line.name}` : line.name}</bdi>
                      {line.quantity ? ` · ${line.quantity} ${unitWord(line.unit)}` : ""}
                    </>
                  }
                  description={line.evidence.map((each) => `“${each.text}”`).join(" · ")}
                />
              </li>
            ))}
          </ul>
          {asked.evidence.length > 0 ? (
            <p className={classes.muted} style={{ margin: 0 }}>
              {asked.evidence.map((each) => `“${each.text}”`).join(" · ")}
            </p>
          ) : null}
        </section>
      ) : null}
      <div className={classes.row}>
        <Button
          disabled={missing !== null}
          aria-describedby={missing === null ? undefined : "missing"}
          loading={make.isPending}
          onClick={() => company && make.mutate(company.id)}
        >
          <Trans>Make the quote</Trans>
        </Button>
        {missing === null ? null : (
          <span id="missing" className={classes.muted}>
            {missing}
          </span>
        )}
      </div>
    </div>
  );
}
