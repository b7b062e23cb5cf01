import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useMay } from "@/api/session";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import { Arrival, ShipmentState } from "./shipmentColumns";

/** An order's shipments. */
export function OrderShipments({ orderId }: { orderId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = useMay("trade.write");
  const list = useQuery(query("/shipments", { params: { query: { order_id: orderId } } }));
  const make = useMutation({
    mutationFn: () => data(client.POST("/shipments", { body: { order_id: orderId } })),
    onSuccess: async (shipment) => {
      await invalidatePaths(queries, ["/shipments"]);
      await navigate({ to: "/shipments/$id", params: { id: shipment.id } });
    },
    onError: toastProblem,
  });
  return (
    <Section
      title={t`Shipments`}
      action={
        mayWrite ? (
          <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            <Trans>Make a shipment</Trans>
          </Button>
        ) : null
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <TextSkeleton lines={2} />
      ) : list.data.items.length === 0 ? (
        <p className={classes.muted}>
          <Trans>Nothing is planned to be shipped yet.</Trans>
        </p>
      ) : (
        <ul className={classes.list} aria-label={t`Shipments`}>
          {list.data.items.map((row) => (
            <li key={row.id} className={classes.row}>
              <Link to="/shipments/$id" params={{ id: row.id }}>
                {row.number}
              </Link>
              <ShipmentState state={row.state} />
              <Arrival row={row} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
