import { Trans } from "@lingui/react/macro";
import { useFormats } from "@/i18n/formats";
import type { Report } from "./model";
import classes from "./reports.module.css";

interface Props {
  rates: Report["rates"];
  currency: string;
}

/** The rates behind sums, each with its source and its days. */
export function RateNote({ rates, currency }: Props) {
  const { tag } = useFormats();
  if (rates.length === 0) return null;
  const number = new Intl.NumberFormat(tag, { maximumSignificantDigits: 6 });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const days = (first: string | null, last: string | null) =>
    [first, last === first ? null : last]
      .filter((each) => each !== null)
      .map((each) => day.format(Date.parse(each)))
      .join(" – ");
  return (
    <details className={classes.quiet}>
      <summary>
        <Trans>Exchange rates behind these sums</Trans>
      </summary>
      <ul className={classes.rates}>
        {rates.map(({ base, rate, source, first, last }) => (
          <li key={`${base} ${source} ${rate ?? ""}`}>
            {rate === null ? (
              <Trans>
                <bdi>{base}</bdi>: as locked in each record
              </Trans>
            ) : (
              <bdi>
                1 {base} = {number.format(Number(rate))} {currency}
              </bdi>
            )}{" "}
            (<bdi>{source}</bdi>
            {first ? `, ${days(first, last)}` : null})
          </li>
        ))}
      </ul>
    </details>
  );
}
