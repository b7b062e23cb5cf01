import { Trans } from "@lingui/react/macro";
import type { components } from "@/api/schema";
import { useFormats } from "@/i18n/formats";
import classes from "./reports.module.css";

interface Props {
  averages: components["schemas"]["GrowthRate"][];
  currency: string;
  years: readonly [number, number];
}

/** What each currency was worth in the two years: the rates by which their change is told from that of prices. */
export function PeriodRates({ averages, currency, years }: Props) {
  const { tag } = useFormats();
  if (averages.length === 0) return null;
  const number = new Intl.NumberFormat(tag, { maximumSignificantDigits: 6 });
  const [early, late] = years;
  const rate = (value: string | null) => (value === null ? "–" : number.format(Number(value)));
  return (
    <ul className={classes.periodRates} aria-label={currency}>
      {averages.map(({ base, before, after }) => (
        <li key={base} className="numeric">
          <Trans>
            <bdi>
              1 {base} in {currency}
            </bdi>
            : {rate(before)} in {early}, {rate(after)} in {late}
          </Trans>
        </li>
      ))}
    </ul>
  );
}
