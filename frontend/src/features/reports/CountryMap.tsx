import { Trans } from "@lingui/react/macro";
import { useCallback } from "react";
import { Chart, type Ink } from "@/ui/charts/Chart";
import { WORLD } from "@/ui/charts/world";
import { useFigures } from "./figures";
import type { Report } from "./model";
import classes from "./reports.module.css";

interface Props {
  report: Report;
  label: string;
  onPick?: (place: number) => void;
}

const HEIGHT = 420;

/** The countries of a report on a map, the more the darker; a click leads to the rows. Loaded when it is first shown. */
export function CountryMap({ report, label, onPick }: Props) {
  const { figure, label: read } = useFigures(report.currency);
  const unit = report.measures[0]?.unit ?? null;
  const kind = report.dimensions[0]?.kind ?? null;
  const draw = useCallback(
    (ink: Ink) => {
      const known = report.rows.map(({ keys: [key], values: [value] }) => ({
        // What has no country keeps its place, under a name that no region has.
        name: key?.value ?? "–",
        value: Number(value ?? 0),
        text: `${read(key?.value ?? null, key?.label ?? "", kind)}: ${figure(String(value ?? 0), unit)}`,
      }));
      const most = Math.max(...known.map(({ value }) => value), 1);
      return {
        tooltip: {
          trigger: "item",
          confine: true,
          formatter: ({ data }: { data?: { text?: string } }) => data?.text ?? "",
        },
        visualMap: {
          type: "continuous",
          min: 0,
          max: most,
          show: false,
          inRange: { color: [ink.accent.replace(/^rgb\((.*)\)$/, "rgba($1, 0.3)"), ink.accent] },
        },
        series: [
          {
            type: "map",
            map: WORLD,
            roam: false,
            selectedMode: false,
            top: 8,
            bottom: 8,
            itemStyle: { areaColor: "transparent", borderColor: ink.muted, borderWidth: 0.4 },
            emphasis: { label: { show: false }, itemStyle: { areaColor: ink.second } },
            label: { show: false },
            data: known,
          },
        ],
      };
    },
    [report, figure, read, unit, kind],
  );
  return (
    <figure className={classes.map}>
      <Chart
        label={label}
        height={HEIGHT}
        draw={draw}
        onPick={(place) => (place < report.rows.length ? onPick?.(place) : undefined)}
      />
      <figcaption className={classes.quiet}>
        <Trans>Borders as Natural Earth draws them; they say nothing about whose land it is.</Trans>
      </figcaption>
    </figure>
  );
}
