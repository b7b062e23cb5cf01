import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import type { ErpOrderAt } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Money } from "@/ui/records/Money";
import { StatusText } from "@/ui/records/StatusText";
import { TimeText } from "@/ui/records/TimeText";
import { Section } from "@/ui/shell/Section";
import { useErpWords } from "../hooks/useErpWords";
import { CreditNote } from "./CreditNote";
import classes from "./erp.module.css";
import { OrderRailRow } from "./OrderRailRow";
import { ProblemNote } from "./ProblemNote";

/** How far the ERP is with an order, and since when that is known. Nothing where no ERP is linked. */
export function OrderErpPanel({ orderId, mayPush }: { orderId: string; mayPush: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const found = useQuery(query("/orders/{order_id}/erp", { params: { path: { order_id: orderId } } }));
  const push = useMutation({
    mutationFn: () =>
      data(client.POST("/orders/{order_id}/erp-pushes", { params: { path: { order_id: orderId } } })),
    onSuccess: () => toast(t`The order is on its way to the ERP.`),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/orders/{order_id}/erp"]),
  });
  const panel = found.data;
  if (!panel || (!panel.may_push && panel.links.length === 0)) return null;
  const there = panel.links.some((each) => each.external_id);
  return (
    <Section
      title={t`ERP`}
      action={
        panel.may_push && mayPush ? (
          <Button size="xs" variant="default" loading={push.isPending} onClick={() => push.mutate()}>
            {there ? t`Bring up to date` : t`Send to the ERP`}
          </Button>
        ) : null
      }
    >
      <ul className={classes.list}>
        {panel.links.map((at) => (
          <LinkCard key={at.link_id} at={at} orderId={orderId} />
        ))}
      </ul>
    </Section>
  );
}

function LinkCard({ at, orderId }: { at: ErpOrderAt; orderId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayManage = useMay("erp.manage");
  const reopen = useMutation({
    mutationFn: () =>
      data(client.POST("/orders/{order_id}/erp-reopenings", { params: { path: { order_id: orderId } } })),
    onSuccess: () => toast(t`The ERP is asked to take the release back.`),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/orders/{order_id}/erp"]),
  });
  const words = useErpWords();
  const open = at.steps.filter((step) => !["done", "skipped", "merged"].includes(step.state));
  return (
    <li className={classes.card}>
      <div className={classes.line}>
        <strong>
          <bdi>{at.link_name}</bdi> {at.external_number}
        </strong>
        <StatusText tone={at.status ? "ok" : "quiet"}>
          {at.status ? words.state(at.status) : t`Not there yet`}
        </StatusText>
      </div>
      {at.credit?.warning ? <CreditNote credit={at.credit} /> : null}
      {at.rail.length ? <OrderRailRow rail={at.rail} /> : null}
      {at.total && at.currency ? (
        <p className={classes.quiet}>
          <Trans>
            Total there: <Money amount={at.total} currency={at.currency} />
          </Trans>
          {at.locked ? <> · {t`released; its content is locked`}</> : null}
        </p>
      ) : null}
      {at.documents.length ? (
        <ul className={classes.list} style={{ gap: 4 }}>
          {at.documents.map((document) => (
            <li key={`${document.entity}${document.number}`} className={classes.line}>
              <span>
                {words.entity(document.entity)} <bdi>{document.number}</bdi>
                {document.amount && document.currency ? (
                  <>
                    {" "}
                    <Money amount={document.amount} currency={document.currency} />
                  </>
                ) : null}
              </span>
              <span className={classes.quiet}>
                {words.state(document.status)}{" "}
                {document.on ? <span className="numeric">{document.on}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open.map((step) => (
        <div key={step.id}>
          <p className={classes.quiet}>
            {words.operation(step.operation)}: {words.step(step.state)}
          </p>
          {step.problem ? <ProblemNote problem={step.problem} /> : null}
        </div>
      ))}
      {at.may_reopen && mayManage ? (
        <Button
          size="xs"
          variant="default"
          loading={reopen.isPending}
          onClick={() => reopen.mutate()}
          style={{ alignSelf: "flex-start" }}
        >
          <Trans>Reopen it in the ERP for a change</Trans>
        </Button>
      ) : null}
      {at.read_at ? (
        <p className={classes.quiet}>
          <Trans>
            As the ERP told <TimeText instant={at.read_at} />
          </Trans>
        </p>
      ) : null}
    </li>
  );
}
