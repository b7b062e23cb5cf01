import { useCallback } from "react";
import { Chart, type Ink } from "@/ui/charts/Chart";
import { useFigures } from "./figures";
import type { Ready, Report } from "./model";

const MOST = 20;
const IN_TIME = new Set(["month", "quarter", "year"]);

interface Props {
  report: Report;
  chart: Ready["chart"];
  label: string;
  /** Smaller, for the dashboard. */
  brief?: boolean;
  onPick?: (place: number) => void;
}

/** The first measure of each group: bars beside their names, or a line through time. */
export function ReportChart({ report, chart, label, brief, onPick }: Props) {
  const { figure, label: read } = useFigures(report.currency);
  const first = report.dimensions[0];
  const unit = report.measures[0]?.unit ?? null;
  const timed = first?.kind ? IN_TIME.has(first.kind) : false;
  const rows = report.rows.slice(0, brief ? 8 : MOST);
  const draw = useCallback(
    (ink: Ink) => {
      const names = rows.map(({ keys }) =>
        keys
          .map((key, place) => read(key.value, key.label, report.dimensions[place]?.kind ?? null))
          .join(" · "),
      );
      // Nothing to measure is a gap in a line, and a dash beside a name: not a nought.
      const nothing = timed ? null : { value: 0, label: { formatter: "–" } };
      const values = rows.map(({ values: [value] }) => (value == null ? nothing : Number(value)));
      const says = ({ value }: { value: unknown }) => figure(String(value), unit);
      const category = {
        type: "category",
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.text, width: 150, overflow: "truncate" },
      };
      const amount = {
        type: "value",
        splitNumber: 3,
        splitLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.muted, formatter: (value: number) => figure(String(value), unit) },
      };
      if (timed) {
        return {
          grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
          xAxis: category,
          yAxis: amount,
          series: [
            {
              type: chart === "line" ? "line" : "bar",
              data: values,
              barMaxWidth: 28,
              symbolSize: 6,
              itemStyle: { color: ink.accent, borderRadius: 3 },
              lineStyle: { color: ink.accent, width: 2 },
              label: { show: rows.length <= 12, position: "top", color: ink.muted, formatter: says },
            },
          ],
        };
      }
      return {
        grid: { left: 8, right: 88, top: 4, bottom: 4, containLabel: true },
        xAxis: { ...amount, show: false },
        yAxis: { ...category, inverse: true, axisLine: { show: false } },
        series: [
          {
            type: "bar",
            data: values,
            barMaxWidth: 20,
            itemStyle: { color: ink.accent, borderRadius: 3 },
            label: { show: true, position: "right", color: ink.muted, formatter: says },
          },
        ],
      };
    },
    [rows, report, chart, timed, unit, figure, read],
  );
  if (rows.length === 0) return null;
  return (
    <Chart label={label} height={timed ? 240 : Math.max(72, rows.length * 30)} draw={draw} onPick={onPick} />
  );
}
