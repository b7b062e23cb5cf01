import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import { useOpenLetter } from "../papers/useSendPaper";
import { CreditWarning } from "../payments/CreditWarning";
import { DayText } from "../shared/DayText";
import { ShipmentFromErp } from "../shared/FromErp";
import { OwnFields } from "../shared/OwnFields";
import { Cargo } from "./Cargo";
import { ShipmentForm } from "./ShipmentForm";
import { ShipmentState } from "./shipmentColumns";
import { TogetherWith } from "./TogetherWith";
import type { Shipment } from "./types";
import { CUTOFFS } from "./words";

const route = getRouteApi("/signed-in/shipments/$id");
export const SHIPMENT_PATHS = [
  "/shipments",
  "/shipments/{shipment_id}",
  "/orders/{order_id}",
  "/orders/{order_id}/money",
  "/orders/{order_id}/papers",
] as const;

const OPEN = new Set<string>(["planned", "booked"]);
const NEXT = { planned: "departed", booked: "departed", departed: "arrived", arrived: "delivered" } as const;

/** One shipment: booking, dates with their history, cargo, containers, milestones. */
export function ShipmentPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const found = useQuery(query("/shipments/{shipment_id}", { params: { path: { shipment_id: id } } }));
  return (
    <Page layout="text">
      {found.error ? (
        <>
          <PageHeader title={t`Shipment`} />
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        </>
      ) : found.data === undefined ? (
        <>
          <PageHeader title={t`Shipment`} />
          <TextSkeleton lines={10} />
        </>
      ) : (
        <Work shipment={found.data} />
      )}
    </Page>
  );
}

function Work({ shipment }: { shipment: Shipment }) {
  const { t, i18n } = useLingui();
  return (
    <>
      <PageHeader
        title={shipment.number}
        description={
          <>
            <ShipmentState state={shipment.state} /> <bdi>{shipment.company?.name}</bdi> ·{" "}
            {shipment.orders.map((order, index) => (
              <span key={order.id}>
                {index > 0 ? ", " : null}
                <Link to="/orders/$id" params={{ id: order.id }}>
                  <bdi>{order.number}</bdi>
                </Link>
              </span>
            ))}
            {shipment.next_cutoff && shipment.next_cutoff_kind ? (
              <>
                {" "}
                ·{" "}
                <Trans>
                  next cut-off: {i18n._(CUTOFFS[shipment.next_cutoff_kind])},{" "}
                  <TimeText instant={shipment.next_cutoff} />
                </Trans>
              </>
            ) : null}
          </>
        }
      />
      <div className={classes.stack}>
        <ShipmentFromErp id={shipment.id} />
        {shipment.may_change && OPEN.has(shipment.state)
          ? shipment.orders.map((order) => <CreditWarning key={order.id} orderId={order.id} shipping />)
          : null}
        {shipment.may_change ? <Onward shipment={shipment} /> : null}
        <ShipmentForm key={shipment.version} shipment={shipment} />
        <OwnFields
          of="shipment"
          id={shipment.id}
          version={shipment.version}
          values={shipment.custom}
          mayEdit={shipment.may_change}
        />
        <History shipment={shipment} />
        <TogetherWith shipment={shipment} />
        <Section title={t`Goods and containers`}>
          <Cargo key={shipment.version} shipment={shipment} />
        </Section>
      </div>
    </>
  );
}

/** The next milestone, on a day. */
function Onward({ shipment }: { shipment: Shipment }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const next = shipment.state in NEXT ? NEXT[shipment.state as keyof typeof NEXT] : null;
  const [on, setOn] = useState(today);
  const [bill, setBill] = useState(shipment.bl_number ?? "");
  const at = { params: { path: { shipment_id: shipment.id } } };
  const settle = () => invalidatePaths(queries, [...SHIPMENT_PATHS]);
  const reach = useMutation({
    mutationFn: (state: "departed" | "arrived" | "delivered") =>
      data(
        client.POST("/shipments/{shipment_id}/milestones", {
          ...at,
          body: { state, on, bl_number: bill || null },
        }),
      ),
    onSuccess: async () => {
      toast(t`Noted. What is due then is due now.`);
      await settle();
    },
    onError: toastProblem,
  });
  const cancel = useMutation({
    mutationFn: () => data(client.POST("/shipments/{shipment_id}/cancellations", at)),
    onSuccess: settle,
    onError: toastProblem,
  });
  if (next === null) return null;
  const words = {
    departed: t`The goods have left`,
    arrived: t`The goods have arrived`,
    delivered: t`Delivered`,
  };
  return (
    <Section title={t`What comes next`}>
      <div className={classes.row} style={{ alignItems: "end" }}>
        <TextInput
          label={t`Date`}
          type="date"
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        {next === "departed" ? (
          <TextInput
            label={t`B/L or waybill number`}
            dir="ltr"
            value={bill}
            onChange={(event) => setBill(event.currentTarget.value)}
          />
        ) : null}
        <Button loading={reach.isPending} disabled={!on} onClick={() => reach.mutate(next)}>
          {words[next]}
        </Button>
        {next === "departed" ? (
          <Button variant="subtle" color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            <Trans>Cancel this shipment</Trans>
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

/** What departure and arrival were said to be before, and a mail that tells the buyer. */
function History({ shipment }: { shipment: Shipment }) {
  const { t } = useLingui();
  const open = useOpenLetter();
  if (shipment.dates.length === 0) return null;
  const moved = shipment.dates.some((change) => change.before && change.after);
  return (
    <Section
      title={t`How its dates changed`}
      action={
        moved ? (
          <Button
            size="xs"
            variant="default"
            loading={open.isPending}
            onClick={() =>
              open.mutate(() =>
                data(
                  client.GET("/shipments/{shipment_id}/delay-letter", {
                    params: { path: { shipment_id: shipment.id } },
                  }),
                ),
              )
            }
          >
            <Trans>Write to the buyer about it</Trans>
          </Button>
        ) : null
      }
    >
      <ul className={classes.list}>
        {shipment.dates.map((change) => (
          <li key={change.at + change.field} className={classes.row}>
            <span className={classes.name}>{change.field === "etd" ? t`Departure` : t`Arrival`}</span>
            {change.before ? <DayText day={change.before} /> : "–"} →{" "}
            {change.after ? <DayText day={change.after} /> : "–"}
            <span className={classes.muted}>
              <bdi>{[change.reason, change.by].filter(Boolean).join(" · ")}</bdi> ·{" "}
              <TimeText instant={change.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
