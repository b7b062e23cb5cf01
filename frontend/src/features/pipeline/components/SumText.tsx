import { Plural, Trans } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import type { DealSum } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./board.module.css";
import { dayText } from "./dates";
import { WholeMoney } from "./WholeMoney";

/** A sum in its currency; the rates behind it, with source and date, on hover, and what has no rate. */
export function SumText({ sum }: { sum: DealSum }) {
  const format = useFormats();
  const amount = <WholeMoney amount={sum.amount} currency={sum.currency} />;
  const rates = sum.rates.map(({ source, first, last }) => (
    <div key={source}>
      <bdi>{source}</bdi> {first ? dayText(format, first) : null}
      {last && last !== first ? ` – ${dayText(format, last)}` : null}
    </div>
  ));
  return (
    <span className={classes.sum}>
      {rates.length > 0 ? (
        <Tooltip
          label={
            <>
              <Trans>At the rates locked in each deal:</Trans>
              {rates}
            </>
          }
        >
          <span className={classes.explained}>{amount}</span>
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
