import { useMemo } from "react";
import { WorldMap } from "@/ui/charts/WorldMap";
import { useFigures } from "./figures";
import type { Report } from "./model";

interface Props {
  report: Report;
  label: string;
  onPick?: (place: number) => void;
}

const HEIGHT = 420;

/** The countries of a report on a map; a click leads to the rows. Loaded when it is first shown. */
export function CountryMap({ report, label, onPick }: Props) {
  const { figure, label: read } = useFigures(report.currency);
  const unit = report.measures[0]?.unit ?? null;
  const kind = report.dimensions[0]?.kind ?? null;
  const places = useMemo(
    () =>
      report.rows.map(({ keys: [key], values: [value] }) => ({
        code: key?.value ?? null,
        value: Number(value ?? 0),
        text: `${read(key?.value ?? null, key?.label ?? "", kind)}: ${figure(String(value ?? 0), unit)}`,
      })),
    [report, figure, read, unit, kind],
  );
  return <WorldMap places={places} label={label} height={HEIGHT} onPick={onPick} />;
}
