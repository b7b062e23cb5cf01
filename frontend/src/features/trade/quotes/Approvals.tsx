import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { Quote, QuoteApproval } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { plainDecimal } from "../grid/paste";
import { Decide } from "../shared/Decide";
import classes from "../shared/trade.module.css";

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
    mutationFn: ({ approval, ...body }: { approval: QuoteApproval; approve: boolean; note: string | null }) =>
      data(
        client.POST("/quotes/{quote_id}/approvals/{approval_id}/decisions", {
          params: { path: { quote_id: quote.id, approval_id: approval.id } },
          body,
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
                <bdi>{each.decided_by.name}</bdi>
                {each.decided_at ? (
                  <>
                    {" · "}
                    <TimeText instant={each.decided_at} />
                  </>
                ) : null}
                {each.note ? <div dir="auto">{each.note}</div> : null}
              </div>
            ) : null}
            {each.counts ? null : (
              <div className={classes.muted}>
                <Trans>Was about other prices.</Trans>
              </div>
            )}
            {each.state === "open" && quote.may_approve ? (
              <Decide
                yes={t`Approve`}
                no={t`Do not approve`}
                busy={decide.isPending}
                onDecide={(approve, note) => decide.mutate({ approval: each, approve, note })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
