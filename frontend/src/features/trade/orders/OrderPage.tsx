import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { OrderFile } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import classes from "../shared/trade.module.css";
import { OrderState } from "../shared/Words";
import { OrderChanges } from "./OrderChanges";
import { OrderFacts } from "./OrderFacts";
import { OrderLines } from "./OrderLines";
import { OrderRail } from "./OrderRail";
import { type OrderDraft, orderContentOf } from "./orderDraft";

const route = getRouteApi("/signed-in/orders/$id");

interface Props {
  /** Papers, payments and shipments of the order, which other parts bring. */
  papers?: (order: OrderFile) => ReactNode;
}

/** One order: its rail of milestones, lines and terms, changes by request; papers at the side. */
export function OrderPage({ papers }: Props) {
  const { t } = useLingui();
  const { id } = route.useParams();
  const found = useQuery(query("/orders/{order_id}", { params: { path: { order_id: id } } }));
  if (found.data) return <Work file={found.data} papers={papers} />;
  return (
    <Page>
      <PageHeader title={t`Order`} />
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}

function Work({ file, papers }: { file: OrderFile } & Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { order, company } = file;
  const path = { order_id: order.id };
  const refresh = () => invalidatePaths(queries, ["/orders", "/orders/{order_id}", "/order-steps"]);
  const options = { onError: (error: unknown) => toastProblem(error), onSettled: refresh };
  const confirm = useMutation({
    mutationFn: () => data(client.POST("/orders/{order_id}/confirmations", { params: { path } })),
    onSuccess: () => toast(t`Order ${order.number} is confirmed.`),
    ...options,
  });
  const cancel = useMutation({
    mutationFn: () => data(client.POST("/orders/{order_id}/cancellations", { params: { path } })),
    ...options,
  });
  const save = useMutation({
    mutationFn: ({ draft, reason }: { draft: OrderDraft; reason: string }) => {
      const content = orderContentOf(order, draft);
      const header = ifMatch(order.version);
      return order.state === "draft"
        ? data(client.PUT("/orders/{order_id}/draft", { params: { path, header }, body: content }))
        : data(
            client.POST("/orders/{order_id}/changes", {
              params: { path, header },
              body: { reason, content },
            }),
          );
    },
    ...options,
  });
  const running = order.state === "confirmed" || order.state === "in_production";
  const mode =
    !file.may_change || (order.lock_reason && !running)
      ? "read"
      : order.state === "draft"
        ? "write"
        : running
          ? "ask"
          : "read";
  const milestones = file.steps.filter(({ board }) => board === "milestone");
  const production = file.steps.filter(({ board }) => board === "production");
  return (
    <Page>
      <PageHeader
        title={order.kind === "sample" ? t`Sample order ${order.number}` : t`Order ${order.number}`}
        aside={<OrderState state={order.state} />}
        description={
          <>
            {company ? (
              <Link to="/companies/$id" params={{ id: company.id }}>
                <bdi>{company.name}</bdi>
              </Link>
            ) : null}
            {order.quote_id ? (
              <>
                {" · "}
                <Link to="/quotes/$id" params={{ id: order.quote_id }}>
                  {t`Quote ${order.quote_number ?? ""}, version ${order.quote_version ?? 1}`}
                </Link>
              </>
            ) : null}
          </>
        }
        actions={
          file.may_change ? (
            <>
              {order.state === "draft" || running ? (
                <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                  <Trans>Cancel the order</Trans>
                </Button>
              ) : null}
              {order.state === "draft" ? (
                <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
                  <Trans>Confirm</Trans>
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <div className={classes.body}>
        <div className={classes.main}>
          {order.lock_reason ? (
            <StatusText tone="warning">{t`Locked by the ERP: ${order.lock_reason}`}</StatusText>
          ) : null}
          <OrderRail label={t`Milestones`} steps={milestones} mayChange={file.may_change} />
          <OrderLines
            key={`${order.version} ${mode}`}
            order={order}
            mode={mode}
            busy={save.isPending}
            onSave={(draft, reason) => save.mutate({ draft, reason })}
          />
          {production.length > 0 ? (
            <section className={classes.panel}>
              <h2 className={classes.panelTitle}>
                <Trans>Production</Trans>
              </h2>
              <OrderRail label={t`Production`} steps={production} mayChange={file.may_change} />
            </section>
          ) : null}
        </div>
        <div className={classes.side}>
          {papers?.(file)}
          <OrderFacts key={order.version} file={file} />
          <OrderChanges file={file} />
        </div>
      </div>
    </Page>
  );
}
