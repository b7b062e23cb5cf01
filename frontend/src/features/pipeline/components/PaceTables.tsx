import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { dayNumber } from "./dates";
import deals from "./deals.module.css";
import classes from "./forecast.module.css";
import { stageColour } from "./stageColours";
import { Wide } from "./Wide";

const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)}%`);

/** Time in stage and conversion, as a cohort and as a snapshot, over the last year. */
export function PaceTables({ pipeline, owner }: { pipeline: string; owner?: string }) {
  const { t } = useLingui();
  const { data } = useQuery({
    ...query("/pipelines/{pipeline_id}/insight", {
      params: { path: { pipeline_id: pipeline }, query: { owner_id: owner } },
    }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const { opened, won, lost } = data;
  const cohort = new Map(data.cohort.map((each) => [each.stage.id, each]));
  const snapshot = new Map(data.snapshot.map((each) => [each.stage.id, each]));
  return (
    <div>
      <h2 className={classes.title}>
        <Trans>Stages over the last year</Trans>
      </h2>
      <p className={classes.quiet}>
        <Trans>
          {opened} opened, {won} won, {lost} lost. "Came this far" follows the deals that were opened in this
          time; "went on" counts every deal that left the stage, whenever it was opened.
        </Trans>
      </p>
      <Wide label={t`Stages over the last year`}>
        <table className={deals.bars}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Stage</Trans>
              </th>
              <th scope="col">
                <Trans>Came this far</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>of the stage before</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Went on</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Half leave within</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>One in ten needs over</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Open</Trans>
              </th>
              <th scope="col" data-number>
                <Trans>Stale</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.stages.map(({ stage, cases, median_days, slow_tenth_days, open, stale, bottleneck }) => {
              const reached = cohort.get(stage.id);
              const left = snapshot.get(stage.id);
              return (
                <tr key={stage.id}>
                  <th scope="row" dir="auto">
                    {stage.name}
                    {bottleneck ? (
                      <div className={classes.bottleneck}>
                        <small>
                          <Trans>the slowest</Trans>
                        </small>
                      </div>
                    ) : null}
                  </th>
                  <td style={{ inlineSize: "24%" }}>
                    <div
                      className={deals.bar}
                      style={{
                        inlineSize: `${(reached?.share ?? 0) * 100}%`,
                        background: stageColour(stage.kind),
                      }}
                    />
                    <small>
                      {reached?.reached ?? 0} · {percent(reached?.share ?? null)}
                    </small>
                  </td>
                  <td data-number>{percent(reached?.from_before ?? null)}</td>
                  <td data-number>
                    {percent(left?.onwards_share ?? null)} <small>({left?.left ?? 0})</small>
                  </td>
                  <td data-number>
                    {median_days === null ? "–" : t`${dayNumber(median_days)} d`} <small>({cases})</small>
                  </td>
                  <td data-number>{slow_tenth_days === null ? "–" : t`${dayNumber(slow_tenth_days)} d`}</td>
                  <td data-number>{open}</td>
                  <td data-number className={stale > 0 ? classes.bottleneck : undefined}>
                    {stale}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </div>
  );
}
