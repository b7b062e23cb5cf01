import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconFileInvoice, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { client } from "@/api/client";
import { flatten, pages } from "@/api/query";
import { useMay } from "@/api/session";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Money } from "@/ui/records/Money";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import { ExportMenu } from "@/ui/table/ExportMenu";
import type { QuotesSearch } from "../search";
import classes from "../shared/trade.module.css";
import { QuoteState } from "../shared/Words";
import { QUOTE_STATES } from "../shared/words";
import { quoteColumns } from "./quoteColumns";

const route = getRouteApi("/signed-in/quotes/");

/** All quotes: search, state and order in the URL. */
export function QuotesPage() {
  const { t, i18n } = useLingui();
  const columns = useColumns("quote", quoteColumns);
  const { q, state, custom, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("trade.write");
  const order = sort ?? "-updated_at";
  const list = useInfiniteQuery({
    ...pages("/quotes", { params: { query: { q, state, custom: asked(custom), sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const go = (change: Partial<QuotesSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace: true });
  const create = mayWrite ? (
    <Button component={Link} to="/quotes/new" leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>New quote</Trans>
    </Button>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t`Quotes`}
        actions={
          <>
            <ExportMenu
              name="quotes"
              take={(format) =>
                client.POST("/quotes/exports", {
                  body: { format, q, state, custom: asked(custom) },
                  parseAs: "blob",
                })
              }
            />
            {create}
          </>
        }
      />
      <div className={classes.filters}>
        <SearchBox value={q} label={msg`Search quotes`} onChange={(words) => go({ q: words })} />
        <Select
          size="xs"
          clearable
          className={classes.filter}
          aria-label={t`Status`}
          placeholder={t`Status`}
          data={Object.entries(QUOTE_STATES).map(([value, { name }]) => ({ value, label: i18n._(name) }))}
          value={state ?? null}
          onChange={(value) => go({ state: (value ?? undefined) as QuotesSearch["state"] })}
        />
        <CustomFilters of="quote" value={custom} onChange={(next) => go({ custom: next })} />
      </div>
      <DataTable
        id="quotes"
        label={t`Quotes`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next })}
        onOpen={(row) => void navigate({ to: "/quotes/$id", params: { id: row.id } })}
        card={(row) => (
          <div className={classes.card}>
            <div className={classes.cardLine}>
              <bdi className={classes.cardName}>{row.company?.name ?? row.number}</bdi>
              <span className={classes.cardEnd}>
                <Money amount={row.total} currency={row.currency} />
              </span>
            </div>
            <div className={classes.cardLine}>
              <span className={classes.muted}>{row.number}</span>
              <span className={classes.cardEnd}>
                <QuoteState state={row.state} />
              </span>
            </div>
          </div>
        )}
        empty={
          <EmptyState icon={IconFileInvoice} action={q || state ? null : create}>
            {q || state ? (
              <Trans>Nothing fits these filters.</Trans>
            ) : (
              <Trans>Your quotes will be here. Begin with an inquiry in the inbox, or with a company.</Trans>
            )}
          </EmptyState>
        }
      />
    </Page>
  );
}
