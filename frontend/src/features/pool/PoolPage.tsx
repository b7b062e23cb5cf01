import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { IconBeach } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { flatten, pages, query } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { SearchBox } from "@/ui/forms/SearchBox";
import { Country } from "@/ui/records/Country";
import type { TableColumn } from "@/ui/table/columns";
import { DataTable } from "@/ui/table/DataTable";
import { CardPanel } from "./CardPanel";
import { Day } from "./Day";
import { PoolFrame } from "./PoolFrame";
import classes from "./pool.module.css";
import type { PoolCard } from "./types";

const route = getRouteApi("/signed-in/pool");

const Why = ({ card }: { card: PoolCard }) => (
  <span className={classes.muted}>
    <bdi>{card.reason ?? "–"}</bdi>
  </span>
);

const COLUMNS: readonly TableColumn<PoolCard>[] = [
  {
    id: "name",
    label: msg`Name`,
    fixed: true,
    width: 240,
    cell: (card) => <bdi>{card.name}</bdi>,
  },
  {
    id: "country",
    label: msg`Country`,
    width: 150,
    cell: (card) => (card.country ? <Country code={card.country} /> : null),
  },
  { id: "tags", label: msg`Tags`, width: 140, cell: (card) => <bdi>{card.tags.join(", ")}</bdi> },
  {
    id: "contacts",
    label: msg`People`,
    width: 90,
    numeric: true,
    cell: (card) => <span className="numeric">{card.contacts_count}</span>,
  },
  {
    id: "last",
    label: msg`Last mail`,
    width: 130,
    cell: (card) => (card.last_contact_on ? <Day day={card.last_contact_on} /> : null),
  },
  { id: "why", label: msg`Why it is here`, cell: (card) => <Why card={card} /> },
];

/** The customers of a pool, to be looked at and claimed. */
export function PoolPage() {
  const { t } = useLingui();
  const format = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const pools = useQuery(query("/pools"));
  const pool = pools.data?.find(({ id }) => id === search.pool) ?? pools.data?.[0];
  const { q, country } = search;
  const list = useInfiniteQuery({
    ...pages("/pools/{pool_id}/customers", {
      params: { path: { pool_id: pool?.id ?? "" }, query: { q, country } },
    }),
    enabled: pool !== undefined,
  });
  const { rows, total, totalCapped } = flatten(list.data);
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (current) => ({ ...current, ...part }) });
  const close = () => change({ open: undefined });
  if (pools.data?.length === 0) {
    return (
      <PoolFrame part="/pool">
        <EmptyState icon={IconBeach}>
          <Trans>There is no pool yet. Who looks after the team makes one under Rules.</Trans>
        </EmptyState>
      </PoolFrame>
    );
  }
  return (
    <PoolFrame
      part="/pool"
      panel={
        search.open && pool ? (
          <CardPanel key={search.open} pool={pool} companyId={search.open} onClose={close} />
        ) : null
      }
    >
      <div className={classes.bar}>
        {pools.data && pools.data.length > 1 ? (
          <Select
            size="xs"
            aria-label={t`Pool`}
            value={pool?.id ?? null}
            data={pools.data.map(({ id, name, customers }) => ({
              value: id,
              label: `${name} (${customers})`,
            }))}
            allowDeselect={false}
            onChange={(id) => change({ pool: id ?? undefined, open: undefined })}
          />
        ) : null}
        <SearchBox label={msg`Search by name`} value={q} onChange={(words) => change({ q: words })} />
        <Select
          size="xs"
          aria-label={t`Country`}
          placeholder={t`Every country`}
          searchable
          clearable
          value={country ?? null}
          data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
          onChange={(code) => change({ country: code ?? undefined })}
        />
      </div>
      <DataTable
        id="pool"
        label={t`Customers in the pool`}
        columns={COLUMNS}
        rows={rows}
        rowKey={(card) => card.id}
        source={list}
        total={total}
        totalCapped={totalCapped}
        onOpen={(card) => change({ open: card.id })}
        selected={search.open}
        card={(card) => (
          <div className={classes.card}>
            <div className={classes.cardText}>
              <strong dir="auto">{card.name}</strong>
              <Why card={card} />
            </div>
            {card.country ? <Country code={card.country} /> : null}
          </div>
        )}
        empty={
          <EmptyState icon={IconBeach}>
            <Trans>No customer is in this pool now.</Trans>
          </EmptyState>
        }
      />
    </PoolFrame>
  );
}
