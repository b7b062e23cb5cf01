import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconBox, IconShip } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { flatten, pages } from "@/api/query";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { useColumns } from "@/ui/custom/columns";
import { asked } from "@/ui/custom/pairs";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DataTable } from "@/ui/table/DataTable";
import classes from "../shared/trade.module.css";
import type { ShipmentsSearch } from "./search";
import { Arrival, ShipmentState, shipmentColumns } from "./shipmentColumns";
import { SHIPMENT_STATES } from "./words";

const route = getRouteApi("/signed-in/shipments/");

/** Goods on their way, with what changed about their dates. */
export function ShipmentsPage() {
  const { t, i18n } = useLingui();
  const { state, custom, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns("shipment", shipmentColumns);
  const order = sort ?? "-updated_at";
  const list = useInfiniteQuery({
    ...pages("/shipments", { params: { query: { state, custom: asked(custom), sort: order } } }),
    placeholderData: keepPreviousData,
  });
  const { rows, total, totalCapped } = flatten(list.data);
  const go = (change: Partial<ShipmentsSearch>) =>
    void navigate({ search: (known) => ({ ...known, ...change }), replace: true });
  return (
    <Page>
      <PageHeader
        title={t`Shipments`}
        actions={
          <Button
            component={Link}
            to="/loading-plan"
            variant="default"
            leftSection={<IconBox size={16} aria-hidden />}
          >
            <Trans>What fits into a container</Trans>
          </Button>
        }
      />
      <div className={classes.filters}>
        <Select
          size="xs"
          clearable
          className={classes.filter}
          aria-label={t`Status`}
          placeholder={t`Status`}
          data={Object.entries(SHIPMENT_STATES).map(([value, { name }]) => ({ value, label: i18n._(name) }))}
          value={state ?? null}
          onChange={(value) => go({ state: (value ?? undefined) as ShipmentsSearch["state"] })}
        />
        <CustomFilters of="shipment" value={custom} onChange={(next) => go({ custom: next })} />
      </div>
      <DataTable
        id="shipments"
        label={t`Shipments`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        sort={order}
        onSort={(next) => go({ sort: next })}
        onOpen={(row) => void navigate({ to: "/shipments/$id", params: { id: row.id } })}
        card={(row) => (
          <div className={classes.card}>
            <div className={classes.cardLine}>
              <bdi className={classes.cardName}>{row.company?.name ?? row.number}</bdi>
              <span className={classes.cardEnd}>
                <ShipmentState state={row.state} />
              </span>
            </div>
            <div className={classes.cardLine}>
              <span className={classes.muted}>{row.number}</span>
              <span className={classes.cardEnd}>
                <Arrival row={row} />
              </span>
            </div>
          </div>
        )}
        empty={
          <EmptyState icon={IconShip}>
            <Trans>No shipment yet. Open a confirmed order and make one there.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
}
