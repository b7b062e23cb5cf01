import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "../components/forecast.module.css";
import { MonthTable } from "../components/MonthTable";
import { PaceTables } from "../components/PaceTables";
import { SumSelect } from "../components/SumSelect";
import { SumText } from "../components/SumText";
import { TargetTable } from "../components/TargetTable";
import { WholeMoney } from "../components/WholeMoney";
import { useColleagues, usePipelines } from "../hooks/usePipelines";

const route = getRouteApi("/signed-in/forecast");

/** What is to come: the number, the months behind it, the targets, and how the stages do. */
export function ForecastPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const arbiter = useMay("companies.arbitrate");
  const colleagues = useColleagues();
  const { items, pipeline } = usePipelines(search.pipeline);
  const id = pipeline?.id ?? "";
  const forecast = useQuery({
    ...query("/pipelines/{pipeline_id}/forecast", {
      params: {
        path: { pipeline_id: id },
        query: { by: search.by ?? "close", months: 6, owner_id: search.owner, sum_in: search.sum },
      },
    }),
    placeholderData: keepPreviousData,
    enabled: id !== "",
  });
  const found = forecast.data;
  return (
    <Page>
      <PageHeader
        title={t`Forecast`}
        description={
          <Trans>Open deals, each weighted by its probability, beside what was won and the targets.</Trans>
        }
        actions={
          <>
            {items.length > 1 ? (
              <Select
                size="xs"
                aria-label={t`Pipeline`}
                allowDeselect={false}
                data={items.map(({ id: value, name }) => ({ value, label: name }))}
                value={id}
                onChange={(next) =>
                  void navigate({ search: (all) => ({ ...all, pipeline: next ?? undefined }) })
                }
              />
            ) : null}
            <Select
              size="xs"
              clearable
              searchable
              aria-label={t`Owner`}
              placeholder={t`Everybody`}
              data={colleagues}
              value={search.owner ?? null}
              onChange={(owner) =>
                void navigate({ search: (all) => ({ ...all, owner: owner ?? undefined }) })
              }
            />
            <SumSelect
              pipeline={search.pipeline}
              value={search.sum}
              onChange={(sum) => void navigate({ search: (all) => ({ ...all, sum }) })}
            />
            <SegmentedControl
              size="xs"
              aria-label={t`By which date`}
              data={[
                { value: "close", label: t`Expected close` },
                { value: "ship", label: t`ETD` },
              ]}
              value={search.by ?? "close"}
              onChange={(by) =>
                void navigate({
                  search: (all) => ({ ...all, by: by === "ship" ? ("ship" as const) : undefined }),
                })
              }
            />
          </>
        }
      />
      <div className={classes.page}>
        {forecast.isPending ? <RowsSkeleton /> : null}
        {forecast.error && !found ? (
          <ErrorState error={forecast.error} onRetry={() => forecast.refetch()} />
        ) : null}
        {found ? (
          <>
            <div className={classes.numbers}>
              <div>
                <div className={classes.big}>
                  <WholeMoney amount={found.weighted} currency={found.total.currency} />
                </div>
                <div className={classes.quiet}>
                  <Trans>weighted</Trans>
                </div>
              </div>
              <div>
                <div className={classes.second}>
                  <SumText sum={found.total} />
                </div>
                <div className={classes.quiet}>
                  <Trans>in all open deals ({found.total.deals})</Trans>
                </div>
              </div>
            </div>
            <MonthTable forecast={found} />
            <TargetTable key={id} forecast={found} editable={arbiter} />
            <PaceTables pipeline={id} owner={search.owner} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
