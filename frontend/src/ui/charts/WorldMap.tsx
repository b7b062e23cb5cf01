import { Trans } from "@lingui/react/macro";
import { useCallback } from "react";
import { Chart, type Ink } from "./Chart";
import classes from "./charts.module.css";
import { WORLD } from "./world";

interface Place {
  /** ISO 3166-1; null for what has no country, which keeps its place. */
  code: string | null;
  value: number;
  /** What it says when it is pointed at. */
  text: string;
}

interface Props {
  places: readonly Place[];
  label: string;
  height: number;
  /** The place among `places`. */
  onPick?: (place: number) => void;
}

/** Countries on a map, the more the darker. Import it when it is first shown: the borders are large. */
export function WorldMap({ places, label, height, onPick }: Props) {
  const draw = useCallback(
    (ink: Ink) => ({
      tooltip: {
        trigger: "item",
        confine: true,
        formatter: ({ data }: { data?: { text?: string } }) => data?.text ?? "",
      },
      visualMap: {
        type: "continuous",
        min: 0,
        max: Math.max(...places.map(({ value }) => value), 1),
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
          data: places.map(({ code, value, text }) => ({ name: code ?? "–", value, text })),
        },
      ],
    }),
    [places],
  );
  return (
    <figure className={classes.map}>
      <Chart
        label={label}
        height={height}
        draw={draw}
        onPick={(place) => (place < places.length ? onPick?.(place) : undefined)}
      />
      <figcaption className={classes.source}>
        <Trans>Borders as Natural Earth draws them; they say nothing about whose land it is.</Trans>
      </figcaption>
    </figure>
  );
}
