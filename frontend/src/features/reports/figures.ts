import { useMemo } from "react";
import { useFormats } from "@/i18n/formats";
import type { Column } from "./model";

/** How a measure's figure reads, and how the label of a month does. */
export function useFigures(currency: string) {
  const format = useFormats();
  return useMemo(() => {
    const decimal = new Intl.NumberFormat(format.tag, { maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(format.tag, { style: "percent", maximumFractionDigits: 1 });
    const days = new Intl.NumberFormat(format.tag, {
      style: "unit",
      unit: "day",
      unitDisplay: "long",
      maximumFractionDigits: 1,
    });
    const hours = new Intl.NumberFormat(format.tag, {
      style: "unit",
      unit: "hour",
      unitDisplay: "short",
      maximumFractionDigits: 1,
    });
    const minutes = new Intl.NumberFormat(format.tag, {
      style: "unit",
      unit: "minute",
      unitDisplay: "short",
      maximumFractionDigits: 0,
    });
    const money = new Intl.NumberFormat(format.tag, {
      style: "currency",
      currency,
      currencyDisplay: "code",
      maximumFractionDigits: 0,
    });
    const month = new Intl.DateTimeFormat(format.tag, { month: "short", year: "numeric", timeZone: "UTC" });
    const figure = (value: string | null, unit: Column["unit"]): string => {
      if (value === null) return "–";
      const number = Number(value);
      if (unit === "money") return money.format(number);
      if (unit === "percent") return percent.format(number / 100);
      if (unit === "days") return days.format(number);
      if (unit === "hours")
        return number > 0 && number < 1 ? minutes.format(number * 60) : hours.format(number);
      return decimal.format(number);
    };
    const label = (value: string | null, text: string, kind: Column["kind"]): string =>
      kind === "month" && value ? month.format(Date.parse(`${value}-01T00:00:00Z`)) : text;
    return { figure, label };
  }, [format.tag, currency]);
}
