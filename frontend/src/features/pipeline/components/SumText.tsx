import { Plural, Trans } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import type { DealSum } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./board.module.css";
import { dayText } from "./dates";
import { WholeMoney } from "./WholeMoney";

/** A sum in its currency; the rates behind it, with source and date, on hover or focus, and what has no rate. */
export function SumText({ sum }: { sum: DealSum }) {
  const format = useFormats();
  if (sum.amount === null) return null;
  const amount = <WholeMoney amount={sum.amount} currency={sum.currency} />;
  const number = new Intl.NumberFormat(format.tag, { maximumSignificantDigits: 6 });
  const days = ({ first, last }: DealSum["rates"][number]) =>
    [first, last !== first ? last : null]
      .filter((day) => day !== null)
      .map((day) => dayText(format, day))
      .join(" – ");
  const locked = sum.rates.filter(({ base }) => base === null);
  const today = sum.rates.filter(({ base }) => base !== null);
  return (
    <span className={classes.sum}>
      {sum.rates.length > 0 ? (
        <Tooltip
          events={{ hover: true, focus: true, touch: true }}
          label={
            <>
              {locked.length > 0 ? <Trans>At the rates locked in each deal:</Trans> : null}
              {locked.map((rate) => (
                <div key={rate.source}>
                  <bdi>{rate.source}</bdi> {days(rate)}
                </div>
              ))}
              {today.map((rate) => (
                <div key={rate.base} className="numeric">
                  <bdi>
                    1 {rate.base} = {number.format(Number(rate.rate))} {sum.currency}
                  </bdi>{" "}
                  (<bdi>{rate.source}</bdi>, {days(rate)})
                </div>
              ))}
            </>
          }
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the rates are read by keyboard too */}
          <span className={classes.explained} tabIndex={0}>
            {amount}
          </span>
        </Tooltip>
      ) : (
        amount
      )}
      {sum.without_rate > 0 ? (
        <span className={classes.doubt}>
          <Plural value={sum.without_rate} one="# without a rate" other="# without a rate" />
        </span>
      ) : null}
    </span>
  );
}
