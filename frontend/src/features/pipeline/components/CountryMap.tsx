import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Country } from "@/ui/records/Country";
import { type DealsSearch, filtersOf } from "../search";
import classes from "./deals.module.css";
import { SumText } from "./SumText";
import { Wide } from "./Wide";

interface Props {
  pipeline: string;
  search: DealsSearch;
  onChange: (change: Partial<DealsSearch>, replace?: boolean) => void;
}

/** Where the deals are: countries by what is open there; a click leads to the rows. */
export function CountryMap({ pipeline, search, onChange }: Props) {
  const { t } = useLingui();
  const { q, owner_id, source } = filtersOf(search);
  const rows = useQuery({
    ...query("/pipelines/{pipeline_id}/countries", {
      params: { path: { pipeline_id: pipeline }, query: { q, owner_id, source, sum_in: search.sum } },
    }),
    placeholderData: keepPreviousData,
  });
  if (rows.isPending) return <RowsSkeleton />;
  if (rows.error && !rows.data) return <ErrorState error={rows.error} onRetry={() => rows.refetch()} />;
  if (rows.data.length === 0) {
    return (
      <EmptyState icon={IconWorld}>
        <Trans>As soon as there are deals, their countries are here.</Trans>
      </EmptyState>
    );
  }
  const most = Math.max(...rows.data.map(({ open }) => Number(open.amount)), 1);
  return (
    <div className={classes.scroll}>
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
              <th scope="col">
                <Trans>Open</Trans>
              </th>
              <th scope="col" aria-hidden />
              <th scope="col">
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
                <td>
                  <SumText sum={open} />
                </td>
                <td style={{ inlineSize: "35%" }} aria-hidden>
                  <div
                    className={classes.bar}
                    style={{ inlineSize: `${(Number(open.amount) / most) * 100}%` }}
                  />
                </td>
                <td>
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
