import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { OrderFile } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { Decide } from "../shared/Decide";
import { DifferenceList } from "../shared/DifferenceList";
import classes from "../shared/trade.module.css";

/** Changes of a confirmed order that were asked for, each with what it changes and what it comes to. */
export function OrderChanges({ file }: { file: OrderFile }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { order } = file;
  const decide = useMutation({
    mutationFn: ({ id, ...body }: { id: string; approve: boolean; note: string | null }) =>
      data(
        client.POST("/orders/{order_id}/changes/{change_id}/decisions", {
          params: { path: { order_id: order.id, change_id: id } },
          body,
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/orders", "/orders/{order_id}"]),
  });
  if (file.changes.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t`Changes asked for`}>
      <h2 className={classes.panelTitle}>
        <Trans>Changes asked for</Trans>
      </h2>
      <ul className={classes.list}>
        {file.changes.map((change) => (
          <li key={change.id} className={classes.card}>
            <StatusText
              tone={change.state === "approved" ? "ok" : change.state === "open" ? "busy" : "danger"}
            >
              {change.state === "approved" ? t`In effect` : change.state === "open" ? t`Waits` : t`Refused`}
            </StatusText>
            <span>
              <bdi>{change.asked_by?.name}</bdi>: <span dir="auto">{change.reason}</span>
            </span>
            <DifferenceList difference={change} />
            <span>
              <del className={classes.was}>
                <Money amount={change.total_before} currency={order.currency} />
              </del>{" "}
              <Money amount={change.total_after} currency={order.currency} />
            </span>
            {change.decided_by ? (
              <span className={classes.muted}>
                <bdi>{change.decided_by.name}</bdi>
                {change.note ? (
                  <>
                    : <span dir="auto">{change.note}</span>
                  </>
                ) : null}
              </span>
            ) : null}
            {change.state === "open" && file.may_approve ? (
              <Decide
                yes={t`Put into effect`}
                no={t`Refuse`}
                busy={decide.isPending}
                onDecide={(approve, note) => decide.mutate({ id: change.id, approve, note })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
