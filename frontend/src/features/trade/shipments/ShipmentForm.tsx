import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { Section } from "@/ui/shell/Section";
import classes from "../papers/papers.module.css";
import { PortInput } from "../shared/PortInput";
import { portKind, TRANSPORTS } from "../shared/words";
import { SHIPMENT_PATHS } from "./ShipmentPage";
import type { Shipment } from "./types";

/** An instant as a field of local date and time shows it, and back. */
const toField = (instant: string | null) => {
  if (!instant) return "";
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
const fromField = (text: string) => (text ? new Date(text).toISOString() : null);

/** Booking, vessel, ports, cut-offs, ETD and ETA. */
export function ShipmentForm({ shipment }: { shipment: Shipment }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm({
    initialValues: {
      transport: shipment.transport as string,
      carrier: shipment.carrier ?? "",
      forwarder: shipment.forwarder ?? "",
      booking_number: shipment.booking_number ?? "",
      tracking_number: shipment.tracking_number ?? "",
      bl_number: shipment.bl_number ?? "",
      bl_kind: shipment.bl_kind ?? "",
      vessel: shipment.vessel ?? "",
      voyage: shipment.voyage ?? "",
      port_of_loading: shipment.port_of_loading ?? "",
      port_of_discharge: shipment.port_of_discharge ?? "",
      freight: shipment.freight ?? "",
      si_cutoff: toField(shipment.si_cutoff),
      vgm_cutoff: toField(shipment.vgm_cutoff),
      cy_cutoff: toField(shipment.cy_cutoff),
      etd: shipment.etd ?? "",
      eta: shipment.eta ?? "",
      presented_on: shipment.presented_on ?? "",
      reason: "",
    },
    submit: (values) =>
      data(
        client.PATCH("/shipments/{shipment_id}", {
          params: {
            path: { shipment_id: shipment.id },
            header: { "If-Match": `"${shipment.version}"` },
          },
          body: {
            ...values,
            transport: values.transport as Shipment["transport"],
            bl_kind: (values.bl_kind || null) as Shipment["bl_kind"],
            si_cutoff: fromField(values.si_cutoff),
            vgm_cutoff: fromField(values.vgm_cutoff),
            cy_cutoff: fromField(values.cy_cutoff),
            etd: values.etd || null,
            eta: values.eta || null,
            presented_on: values.presented_on || null,
            reason: values.reason || null,
          },
        }),
      ),
    onDone: () => {
      toast(t`Saved.`);
      void invalidatePaths(queries, [...SHIPMENT_PATHS]);
    },
  });
  const field = api.form.getInputProps;
  const { etd, eta } = api.form.values;
  const kind = portKind(api.form.values.transport as Shipment["transport"]);
  const later =
    (shipment.etd !== null && etd > shipment.etd) || (shipment.eta !== null && eta > shipment.eta);
  return (
    <Section title={t`Booking and dates`}>
      <ApiFormFrame api={api} label={t`Booking and dates`}>
        <fieldset
          disabled={!shipment.may_change}
          className={classes.fields}
          style={{ border: 0, padding: 0, margin: 0 }}
        >
          <Select
            label={t`Transport`}
            allowDeselect={false}
            data={Object.entries(TRANSPORTS).map(([value, name]) => ({ value, label: i18n._(name) }))}
            {...field("transport")}
          />
          <TextInput label={t`Carrier`} {...field("carrier")} />
          <TextInput label={t`Forwarder`} {...field("forwarder")} />
          <TextInput label={t`Booking number`} dir="ltr" {...field("booking_number")} />
          <TextInput label={t`Vessel`} dir="ltr" {...field("vessel")} />
          <TextInput label={t`Voyage`} dir="ltr" {...field("voyage")} />
          <TextInput label={t`Tracking number`} dir="ltr" {...field("tracking_number")} />
          <TextInput label={t`B/L number`} dir="ltr" {...field("bl_number")} />
          <Select
            label={t`Kind of B/L`}
            clearable
            data={[
              { value: "original", label: t`Originals` },
              { value: "telex", label: t`Telex release` },
              { value: "seaway", label: t`Sea waybill` },
            ]}
            {...field("bl_kind")}
          />
          <PortInput
            label={t`Port of loading`}
            kind={kind}
            {...field("port_of_loading")}
            value={api.form.values.port_of_loading}
          />
          <PortInput
            label={t`Port of discharge`}
            kind={kind}
            {...field("port_of_discharge")}
            value={api.form.values.port_of_discharge}
          />
          <TextInput label={t`Freight`} {...field("freight")} />
          <TextInput label={t`Cut-off: shipping instruction`} type="datetime-local" {...field("si_cutoff")} />
          <TextInput
            label={t`Cut-off: verified weight (VGM)`}
            type="datetime-local"
            {...field("vgm_cutoff")}
          />
          <TextInput label={t`Cut-off: container yard`} type="datetime-local" {...field("cy_cutoff")} />
          <TextInput label={t`Departure (ETD)`} type="date" {...field("etd")} />
          <TextInput label={t`Arrival (ETA)`} type="date" {...field("eta")} />
          <TextInput label={t`Papers presented on`} type="date" {...field("presented_on")} />
          {later ? (
            <TextInput
              className={classes.wide}
              label={t`Why is it later?`}
              description={t`The buyer will read it in the mail about the delay.`}
              {...field("reason")}
            />
          ) : null}
          {shipment.may_change ? (
            <Button type="submit" loading={api.isPending} className={classes.wide}>
              <Trans>Save booking and dates</Trans>
            </Button>
          ) : null}
        </fieldset>
      </ApiFormFrame>
    </Section>
  );
}
