import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Skeleton } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { useIsPhone } from "@/lib/useIsPhone";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Country } from "@/ui/records/Country";
import { type DealsSearch, filtersOf } from "../search";
import classes from "./deals.module.css";
import { SumText } from "./SumText";
import { Wide } from "./Wide";

const WorldMap = lazy(() => import("@/ui/charts/WorldMap").then((module) => ({ default: module.WorldMap })));
/** Pixels: the picture is twice as wide as it is high. */
const HEIGHT = 380;
const PHONE_HEIGHT = 190;

interface Props {
  pipeline: string;
  search: DealsSearch;
  onChange: (change: Partial<DealsSearch>, replace?: boolean) => void;
}

/** Where the deals are: countries by what is open there; a click leads to the rows. */
export function CountryMap({ pipeline, search, onChange }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const phone = useIsPhone();
  const { q, owner_id, source } = filtersOf(search);
  const rows = useQuery({
    ...query("/pipelines/{pipeline_id}/countries", {
      params: { path: { pipeline_id: pipeline }, query: { q, owner_id, source, sum_in: search.sum } },
    }),
    placeholderData: keepPreviousData,
  });
  const places = useMemo(() => {
    const money = (amount: string | null, currency: string) =>
      new Intl.NumberFormat(format.tag, {
        style: "currency",
        currency,
        currencyDisplay: "code",
        maximumFractionDigits: 0,
      }).format(Number(amount));
    return (rows.data ?? []).map(({ country, open }) => ({
      code: country,
      value: Number(open.amount ?? open.deals),
      text: `${country ? format.country(country) : "–"}: ${open.amount === null ? open.deals : money(open.amount, open.currency)}`,
    }));
  }, [rows.data, format]);
  if (rows.isPending) return <RowsSkeleton />;
  if (rows.error && !rows.data) return <ErrorState error={rows.error} onRetry={() => rows.refetch()} />;
  if (rows.data.length === 0) {
    return (
      <EmptyState icon={IconWorld}>
        <Trans>As soon as there are deals, their countries are here.</Trans>
      </EmptyState>
    );
  }
  const height = phone ? PHONE_HEIGHT : HEIGHT;
  const pick = (place: number) => {
    const country = rows.data[place]?.country;
    if (country) onChange({ shape: "table", country });
  };
  const most = Math.max(...rows.data.map(({ open }) => Number(open.amount)), 1);
  return (
    <div className={classes.scroll}>
      <Suspense fallback={<Skeleton height={height} />}>
        <WorldMap places={places} label={t`Open deals by country`} height={height} onPick={pick} />
      </Suspense>
      <Wide label={t`Deals by country`}>
        <table className={classes.bars}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Country</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Open deals</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Open</Trans>
              </th>
              <th scope="col" className={classes.barCell} aria-hidden />
              <th scope="col" data-number>
                <Trans>Won</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.data.map(({ country, open, won }) => (
              <tr key={country ?? ""}>
                <td>
                  {country ? (
                    <Anchor
                      component="button"
                      type="button"
                      c="inherit"
                      onClick={() => onChange({ shape: "table", country })}
                    >
                      <Country code={country} />
                    </Anchor>
                  ) : (
                    <Trans>Not known</Trans>
                  )}
                </td>
                <td data-number>{open.deals}</td>
                <td data-number>
                  <SumText sum={open} />
                </td>
                <td className={classes.barCell} aria-hidden>
                  <div
                    className={classes.bar}
                    style={{ inlineSize: `${(Number(open.amount) / most) * 100}%` }}
                  />
                </td>
                <td data-number>
                  <SumText sum={won} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </div>
  );
}
