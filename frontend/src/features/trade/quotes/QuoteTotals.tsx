import { Trans, useLingui } from "@lingui/react/macro";
import type { Quote } from "@/api/types";
import { Money } from "@/ui/records/Money";
import classes from "../shared/trade.module.css";
import type { SaveState } from "./useQuoteDraft";

/** The sums, always in view; beside them what the other offers come to, and whether all is kept. */
export function QuoteTotals({ quote, state }: { quote: Quote; state: SaveState }) {
  const { t } = useLingui();
  const { current } = quote;
  const kept: Record<SaveState, string> = {
    kept: "",
    waiting: t`Not kept yet`,
    saving: t`Keeping…`,
    failed: t`Not kept`,
    conflict: t`Not kept`,
  };
  return (
    <section className={classes.totals} aria-label={t`Totals`}>
      <span className={classes.muted} role="status" style={{ marginInlineEnd: "auto" }}>
        {kept[state]}
      </span>
      {current.offer_totals.slice(1).map((offer) =>
        offer.total === null ? null : (
          <span key={offer.offer}>
            <span className={classes.muted}>{current.offers[offer.offer]?.incoterm}</span>{" "}
            <Money amount={offer.total} currency={current.currency} />
          </span>
        ),
      )}
      {Number(current.discount_amount) > 0 ? (
        <span>
          <span className={classes.muted}>
            <Trans>Discount</Trans>
          </span>{" "}
          <Money amount={`-${current.discount_amount}`} currency={current.currency} />
        </span>
      ) : null}
      {Number(current.charges_amount) > 0 ? (
        <span>
          <span className={classes.muted}>
            <Trans>Charges</Trans>
          </span>{" "}
          <Money amount={current.charges_amount} currency={current.currency} />
        </span>
      ) : null}
      {Number(current.tax) > 0 ? (
        <span>
          <span className={classes.muted}>
            <Trans>Tax</Trans>
          </span>{" "}
          <Money amount={current.tax} currency={current.currency} />
        </span>
      ) : null}
      {current.total_base !== null && current.base_currency !== current.currency ? (
        <span
          className={classes.muted}
          title={t`At ${current.rate ?? ""} of ${current.rate_date ?? ""}, ${current.rate_source ?? ""}`}
        >
          ≈ <Money amount={current.total_base} currency={current.base_currency} />
        </span>
      ) : null}
      <span className={classes.total} data-testid="total">
        {current.offers[0]?.incoterm} <Money amount={current.total} currency={current.currency} />
      </span>
    </section>
  );
}
