import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconLayoutKanban, IconShip } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { client } from "@/api/client";
import { flatten, pages } from "@/api/query";
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
import type { OrdersSearch } from "../search";
import classes from "../shared/trade.module.css";
import { OrderState } from "../shared/Words";
import { ORDER_STATES } from "../shared/words";
import { orderColumns } from "./orderColumns";

const route = getRouteApi("/signed-in/orders/");

/** All orders and sample orders: search, state and order in the URL. */
export function OrdersPage() {
  const { t, i18n } = useLingui();
  const columns = useColumns("order", orderColumns);
  const { q, state, kind, custom, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const order = sort ?? "-updated_at";
  const list = useInfiniteQuery({
    ...pages("/orders", { params: { query: { q, state, kind, custom: asked(custom), sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = useMemo(() => flatten(list.data), [list.data]);
  const go = (change: Partial<OrdersSearch>) =>
    void navigate({ search: (current) => ({ ...current, ...change }), replace: true });
  const filtered = q !== undefined || state !== undefined || kind !== undefined || custom !== undefined;
  return (
    <Page>
      <PageHeader
        title={t`Orders`}
        actions={
          <>
            <Button
              component={Link}
              to="/production"
              variant="default"
              leftSection={<IconLayoutKanban size={16} aria-hidden />}
            >
              <Trans>Production board</Trans>
            </Button>
            <ExportMenu
              name="orders"
              take={(format) =>
                client.POST("/orders/exports", {
                  body: { format, q, state, kind, custom: asked(custom) },
                  parseAs: "blob",
                })
              }
            />
          </>
        }
      />
      <div className={classes.filters}>
        <SearchBox value={q} label={msg`Search orders`} onChange={(words) => go({ q: words })} />
        <Select
          size="xs"
          clearable
          className={classes.filter}
          aria-label={t`Status`}
          placeholder={t`Status`}
          data={Object.entries(ORDER_STATES).map(([value, { name }]) => ({ value, label: i18n._(name) }))}
          value={state ?? null}
          onChange={(value) => go({ state: (value ?? undefined) as OrdersSearch["state"] })}
        />
        <Select
          size="xs"
          clearable
          className={classes.filter}
          aria-label={t`Kind`}
          placeholder={t`Kind`}
          data={[
            { value: "order", label: t`Orders` },
            { value: "sample", label: t`Samples` },
          ]}
          value={kind ?? null}
          onChange={(value) => go({ kind: (value ?? undefined) as OrdersSearch["kind"] })}
        />
        <CustomFilters of="order" value={custom} onChange={(next) => go({ custom: next })} />
      </div>
      <DataTable
        id="orders"
        label={t`Orders`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next })}
        onOpen={(row) => void navigate({ to: "/orders/$id", params: { id: row.id } })}
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
                <OrderState state={row.state} />
              </span>
            </div>
          </div>
        )}
        empty={
          <EmptyState icon={IconShip}>
            {filtered ? (
              <Trans>Nothing fits these filters.</Trans>
            ) : (
              <Trans>Orders will be here: make one from a quote that was sent.</Trans>
            )}
          </EmptyState>
        }
      />
    </Page>
  );
}
