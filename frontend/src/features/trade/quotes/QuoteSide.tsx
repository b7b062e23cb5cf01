import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { Quote, QuoteApproval } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { plainDecimal } from "../grid/paste";
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

/** Below the floor: the rep says why, a manager decides; both see how it stands. */
export function Approvals({ quote }: { quote: Quote }) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const queries = useQueryClient();
  const key = query("/quotes/{quote_id}", { params: { path: { quote_id: quote.id } } }).queryKey;
  const ask = useMutation({
    mutationFn: () =>
      data(
        client.POST("/quotes/{quote_id}/approvals", {
          params: { path: { quote_id: quote.id } },
          body: { reason },
        }),
      ),
    onSuccess: (answer) => queries.setQueryData(key, answer),
    onError: (error) => toastProblem(error),
  });
  const decide = useMutation({
    mutationFn: ({ approval, approve }: { approval: QuoteApproval; approve: boolean }) =>
      data(
        client.POST("/quotes/{quote_id}/approvals/{approval_id}/decisions", {
          params: { path: { quote_id: quote.id, approval_id: approval.id } },
          body: { approve },
        }),
      ),
    onSuccess: (answer) => queries.setQueryData(key, answer),
    onError: (error) => toastProblem(error),
  });
  const settled = quote.approvals.some((each) => each.counts && each.state !== "refused");
  const needed = quote.current.needs_approval && quote.current.frozen_at === null;
  if (!needed && quote.approvals.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t`Approval`}>
      <h2 className={classes.panelTitle}>
        <Trans>Approval of the price</Trans>
      </h2>
      {needed && !settled ? (
        <>
          <StatusText tone="danger">
            <Trans>The margin is below the floor: a manager has to approve it.</Trans>
          </StatusText>
          {quote.may_change ? (
            <>
              <Textarea
                size="xs"
                autosize
                label={t`Why should it be sold at this price?`}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button
                size="xs"
                disabled={reason.trim() === ""}
                loading={ask.isPending}
                onClick={() => ask.mutate()}
              >
                <Trans>Ask for approval</Trans>
              </Button>
            </>
          ) : null}
        </>
      ) : null}
      <ul className={classes.list}>
        {quote.approvals.map((each) => (
          <li key={each.id}>
            <StatusText tone={each.state === "approved" ? "ok" : each.state === "open" ? "busy" : "danger"}>
              {each.state === "approved" ? t`Approved` : each.state === "open" ? t`Waits` : t`Not approved`}
              {each.margin === null ? "" : ` · ${plainDecimal(each.margin)} %`}
            </StatusText>
            <div>
              <bdi>{each.asked_by?.name}</bdi>: <span dir="auto">{each.reason}</span>
            </div>
            {each.decided_by ? (
              <div className={classes.muted}>
                <bdi>{each.decided_by.name}</bdi> <span dir="auto">{each.note}</span>
              </div>
            ) : null}
            {each.counts ? null : (
              <div className={classes.muted}>
                <Trans>Was about other prices.</Trans>
              </div>
            )}
            {each.state === "open" && quote.may_approve ? (
              <div className={classes.row}>
                <Button size="compact-xs" onClick={() => decide.mutate({ approval: each, approve: true })}>
                  <Trans>Approve</Trans>
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => decide.mutate({ approval: each, approve: false })}
                >
                  <Trans>Do not approve</Trans>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
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
