import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import type { Quote } from "@/api/types";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { DifferenceList } from "../shared/DifferenceList";
import classes from "../shared/trade.module.css";
import { OrderState } from "../shared/Words";

/** What stands beside a quote: who else quotes, versions with what changed, orders made of it. */
export function QuoteSide({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  return (
    <>
      {quote.others.length > 0 ? (
        <section className={classes.panel} aria-label={t`Others quote this customer`}>
          <StatusText tone="warning">
            <Trans>A colleague quotes this customer too</Trans>
          </StatusText>
          <ul className={classes.list}>
            {quote.others.map((other) => (
              <li key={other.id}>
                {other.seen ? (
                  <Link to="/quotes/$id" params={{ id: other.id }}>
                    {other.number}
                  </Link>
                ) : (
                  other.number
                )}{" "}
                <bdi>{other.owner?.name}</bdi> <TimeText instant={other.at} />
                {other.products.length > 0 ? (
                  <div className={classes.muted}>
                    <Trans>Same goods: {other.products.join(", ")}</Trans>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {quote.orders.length > 0 ? (
        <section className={classes.panel} aria-label={t`Orders`}>
          <h2 className={classes.panelTitle}>
            <Trans>Orders made of it</Trans>
          </h2>
          <ul className={classes.list}>
            {quote.orders.map((order) => (
              <li key={order.id} className={classes.row}>
                <Link to="/orders/$id" params={{ id: order.id }}>
                  {order.number}
                </Link>
                <OrderState state={order.state as "draft"} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Versions quote={quote} />
    </>
  );
}

function Versions({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<number | null>(null);
  const compared = useQuery({
    ...query("/quotes/{quote_id}/differences", {
      params: {
        path: { quote_id: quote.id },
        query: { before: Math.max(1, (open ?? 2) - 1), after: open ?? 2 },
      },
    }),
    enabled: open !== null,
  });
  return (
    <section className={classes.panel} aria-label={t`Versions`}>
      <h2 className={classes.panelTitle}>
        <Trans>Versions</Trans>
      </h2>
      <ul className={classes.list}>
        {quote.versions.map((version) => (
          <li key={version.number}>
            <div className={classes.row}>
              <strong>{t`Version ${version.number}`}</strong>
              <Money amount={version.total} currency={quote.currency} />
              <span className={classes.muted}>
                {version.frozen_at ? <TimeText instant={version.frozen_at} /> : t`Draft`}
              </span>
              {version.number > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-expanded={open === version.number}
                  onClick={() => setOpen(open === version.number ? null : version.number)}
                >
                  <Trans>What changed</Trans>
                </Button>
              ) : null}
            </div>
            {open === version.number && compared.data ? <DifferenceList difference={compared.data} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
