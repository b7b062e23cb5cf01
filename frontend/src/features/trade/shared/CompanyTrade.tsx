import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { Money } from "@/ui/records/Money";
import { Block } from "@/ui/shell/Block";
import classes from "./trade.module.css";
import { OrderState, QuoteState } from "./Words";

interface Props {
  company: string;
  deal?: string;
}

const MOST = 5;

/** The newest quotes and orders of a company, or of one deal, and the way to the next quote. */
export function CompanyTrade({ company, deal }: Props) {
  const whose = { company_id: company, deal_id: deal, limit: MOST };
  const quotes = useQuery(query("/quotes", { params: { query: whose } }));
  const orders = useQuery(query("/orders", { params: { query: whose } }));
  const mayWrite = useMay("trade.write");
  return (
    <Block
      title={<Trans>Quotes and orders</Trans>}
      action={
        mayWrite ? (
          <Button
            renderRoot={(props) => <Link to="/quotes/new" search={{ company, deal }} {...props} />}
            size="compact-xs"
            variant="subtle"
          >
            <Trans>New quote</Trans>
          </Button>
        ) : null
      }
    >
      <ul className={classes.list}>
        {(orders.data?.items ?? []).map((row) => (
          <li key={row.id} className={classes.row}>
            <Link to="/orders/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
            <OrderState state={row.state} />
            <span className={classes.cardEnd}>
              <Money amount={row.total} currency={row.currency} />
            </span>
          </li>
        ))}
        {(quotes.data?.items ?? []).map((row) => (
          <li key={row.id} className={classes.row}>
            <Link to="/quotes/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
            <QuoteState state={row.state} />
            <span className={classes.cardEnd}>
              <Money amount={row.total} currency={row.currency} />
            </span>
          </li>
        ))}
      </ul>
      {quotes.data?.items.length === 0 && orders.data?.items.length === 0 ? (
        <span className={classes.muted}>
          <Trans>None yet.</Trans>
        </span>
      ) : null}
    </Block>
  );
}
