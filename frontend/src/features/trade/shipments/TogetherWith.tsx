import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import { SHIPMENT_PATHS } from "./ShipmentPage";
import type { Shipment } from "./types";

/** The orders that share a shipment, and those that could still go along. */
export function TogetherWith({ shipment }: { shipment: Shipment }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const path = { shipment_id: shipment.id };
  const open = shipment.may_change && (shipment.state === "planned" || shipment.state === "booked");
  const joinable = useQuery({
    ...query("/shipments/{shipment_id}/joinable-orders", { params: { path } }),
    enabled: open,
  });
  const settle = () =>
    invalidatePaths(queries, [...SHIPMENT_PATHS, "/shipments/{shipment_id}/joinable-orders"]);
  const join = useMutation({
    mutationFn: (order_id: string) =>
      data(client.POST("/shipments/{shipment_id}/orders", { params: { path }, body: { order_id } })),
    onSuccess: async () => {
      toast(t`It goes along: papers of this shipment cover both orders.`);
      await settle();
    },
    onError: toastProblem,
  });
  const leave = useMutation({
    mutationFn: (order_id: string) =>
      data(
        client.DELETE("/shipments/{shipment_id}/orders/{order_id}", {
          params: { path: { ...path, order_id } },
        }),
      ),
    onSuccess: settle,
    onError: toastProblem,
  });
  const choices = joinable.data ?? [];
  if (shipment.orders.length < 2 && choices.length === 0) return null;
  return (
    <Section
      title={t`Orders in this shipment`}
      description={t`Orders of one customer in one currency and on the same terms share a B/L, an invoice and a packing list.`}
    >
      <ul className={classes.list} aria-label={t`Orders in this shipment`}>
        {shipment.orders.map((order) => (
          <li key={order.id} className={classes.row}>
            <Link to="/orders/$id" params={{ id: order.id }}>
              <bdi>{order.number}</bdi>
            </Link>
            {order.customer_po ? <bdi className={classes.muted}>{order.customer_po}</bdi> : null}
            {open && order.id !== shipment.order_id ? (
              <span className={classes.end}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t`Take ${order.number} out`}
                  loading={leave.isPending}
                  onClick={() => leave.mutate(order.id)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {choices.length > 0 ? (
        <Select
          mt="xs"
          maw={320}
          label={<Trans>Let another order go along</Trans>}
          placeholder={t`Choose an order`}
          disabled={join.isPending}
          data={choices.map((order) => ({
            value: order.id,
            label: order.customer_po ? `${order.number} · ${order.customer_po}` : order.number,
          }))}
          value={null}
          onChange={(order) => {
            if (order) join.mutate(order);
          }}
        />
      ) : null}
    </Section>
  );
}
