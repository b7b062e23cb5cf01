import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { DealFile } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Details } from "@/ui/records/Details";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { Money } from "@/ui/records/Money";
import { TimeText } from "@/ui/records/TimeText";
import { DayText } from "./DayText";
import { StaleText } from "./DealCard";
import { dayText } from "./dates";
import classes from "./deals.module.css";
import { SOURCE_NAMES } from "./words";

/** What is known of a deal, in names and values. */
export function DealFacts({ deal }: { deal: DealFile }) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const { locked_rate: rate } = deal;
  const day = rate?.date ? dayText(format, rate.date) : "";
  return (
    <Details
      rows={[
        [
          t`Company`,
          <Link key="company" className={classes.link} to="/companies/$id" params={{ id: deal.company.id }}>
            <bdi>{deal.company.name}</bdi>
          </Link>,
        ],
        [
          t`Contact`,
          deal.contact ? (
            <Link key="contact" className={classes.link} to="/contacts/$id" params={{ id: deal.contact.id }}>
              <bdi>{deal.contact.name}</bdi>
            </Link>
          ) : null,
        ],
        [
          t`Time there`,
          deal.local_time ? <LocalTimeText key="time" value={deal.local_time} compact /> : null,
        ],
        [t`Owner`, deal.owner?.name],
        [
          t`At the locked rate`,
          rate && rate.source !== "same" && deal.value ? (
            <span key="value">
              <Money amount={deal.value} currency={rate.currency} />{" "}
              <Trans>
                (rate {rate.rate}, {day},{" "}
                <bdi>{rate.source === "typed" ? t`typed by hand` : rate.source}</bdi>)
              </Trans>
            </span>
          ) : null,
        ],
        [
          t`Sums`,
          rate ? null : <Trans key="none">Without a rate this deal is in no sum. Add one under Edit.</Trans>,
        ],
        [t`Probability`, `${deal.probability}%`],
        [t`Deposit`, deal.deposit_percent ? `${Number(deal.deposit_percent)}%` : null],
        [
          t`Expected close`,
          deal.expected_close_on ? <DayText key="close" day={deal.expected_close_on} /> : null,
        ],
        [t`ETD`, deal.expected_ship_on ? <DayText key="ship" day={deal.expected_ship_on} /> : null],
        [t`Next step`, deal.next_step],
        [t`Pace`, deal.status === "open" && deal.pace ? <StaleText key="pace" deal={deal} /> : null],
        [t`Source`, i18n._(SOURCE_NAMES[deal.source])],
        [t`Opened`, <TimeText key="opened" instant={deal.opened_at} as="date" />],
        [t`Closed`, deal.closed_at ? <TimeText key="closed" instant={deal.closed_at} as="date" /> : null],
        [t`Lost because of`, deal.lost_reason],
        [t`Note`, deal.note],
      ]}
    />
  );
}
