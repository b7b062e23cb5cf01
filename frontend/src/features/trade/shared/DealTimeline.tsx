import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { apiUrl } from "@/api/client";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { Money } from "@/ui/records/Money";
import { Block } from "@/ui/shell/Block";
import { KINDS } from "../papers/words";
import { DayText } from "./DayText";
import classes from "./trade.module.css";

type Event = components["schemas"]["TradeEvent"];

const HAPPENED: Record<Event["happened"], MessageDescriptor> = {
  quote_made: msg`Quote begun`,
  quote_sent: msg`Quote sent`,
  quote_accepted: msg`Quote accepted`,
  quote_refused: msg`Quote refused`,
  order_made: msg`Order made`,
  order_confirmed: msg`Order confirmed`,
  order_cancelled: msg`Order cancelled`,
  paper: msg`Paper made`,
  payment: msg`Money came in`,
  letter: msg`Letter of credit`,
  departs: msg`Departs (ETD)`,
  departed: msg`Departed`,
  arrives: msg`Arrives (ETA)`,
  arrived: msg`Arrived`,
  delivered: msg`Delivered`,
};

const FEW = 8;

/** What happened in trade on a deal, the newest first; what is still to come is told apart. */
export function DealTimeline({ deal }: { deal: string }) {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  const events = useQuery(query("/deals/{deal_id}/trade-events", { params: { path: { deal_id: deal } } }));
  const found = events.data ?? [];
  if (found.length === 0) return null;
  return (
    <Block title={<Trans>What happened in trade</Trans>}>
      <ol className={classes.list}>
        {(all ? found : found.slice(0, FEW)).map((event) => {
          const coming = event.happened === "departs" || event.happened === "arrives";
          const paper = event.paper ? KINDS[event.paper as keyof typeof KINDS] : undefined;
          return (
            <li key={`${event.happened} ${event.id} ${event.currency}`} className={classes.row}>
              <span className={classes.muted}>
                <DayText day={event.on} />
              </span>
              <span className={coming ? classes.muted : undefined}>
                {i18n._(paper ?? HAPPENED[event.happened])}
              </span>
              <Named event={event} />
              {event.amount && event.currency ? (
                <span className={classes.cardEnd}>
                  <Money amount={event.amount} currency={event.currency} />
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
      {!all && found.length > FEW ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          <Trans>Show all {found.length}</Trans>
        </Button>
      ) : null}
    </Block>
  );
}

/** The number of what it is about, as the way to it. */
function Named({ event: { happened, id, number } }: { event: Event }) {
  const { t } = useLingui();
  const name = <bdi dir="ltr">{number || t`Payment`}</bdi>;
  if (happened.startsWith("quote")) {
    return (
      <Link to="/quotes/$id" params={{ id }}>
        {name}
      </Link>
    );
  }
  if (happened.startsWith("order")) {
    return (
      <Link to="/orders/$id" params={{ id }}>
        {name}
      </Link>
    );
  }
  if (happened === "paper") {
    return (
      <a href={apiUrl(`/papers/${id}/content?inline=true`)} target="_blank" rel="noreferrer">
        {name}
      </a>
    );
  }
  if (happened === "payment") {
    return (
      <Link to="/payments" search={{ open: id }}>
        {name}
      </Link>
    );
  }
  if (happened === "letter") {
    return (
      <Link to="/payments" search={{ view: "letters", letter: id }}>
        {name}
      </Link>
    );
  }
  return (
    <Link to="/shipments/$id" params={{ id }}>
      {name}
    </Link>
  );
}
