import { Plural } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Deal } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { DealState } from "./DealState";
import classes from "./deals.module.css";

/** A deal in a narrow place: name, amount, where it stands, for how long. With its `company` it stands in a card, which
 * opens it as a whole; elsewhere its name does. */
export function DealLine({ deal, company = false }: { deal: Deal; company?: boolean }) {
  const days = Math.floor(deal.days_in_stage);
  return (
    <div className={classes.brief}>
      <div className={classes.row}>
        {company ? (
          <bdi className={classes.link}>{`${deal.company.name} · ${deal.name}`}</bdi>
        ) : (
          <Link to="/deals/$id" params={{ id: deal.id }} className={classes.link} dir="auto">
            {deal.name}
          </Link>
        )}
        {deal.amount ? <Money amount={deal.amount} currency={deal.currency} /> : null}
      </div>
      <div className={classes.row}>
        <DealState deal={deal} />
        {deal.status === "open" ? (
          <span className={classes.quiet}>
            <Plural value={days} _0="since today" one="# day" other="# days" />
          </span>
        ) : null}
      </div>
    </div>
  );
}
