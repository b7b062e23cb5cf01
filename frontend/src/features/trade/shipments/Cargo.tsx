import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../papers/papers.module.css";
import { SHIPMENT_PATHS } from "./ShipmentPage";
import type { ContainerInput, Shipment } from "./types";

const KINDS = [
  "20GP",
  "40GP",
  "40HQ",
  "45HQ",
  "20RF",
  "40RH",
  "20OT",
  "40OT",
  "20FR",
  "40FR",
  "LCL",
] as const;
type Row = ContainerInput & { key: number };

/** What goes along, and in which containers. */
export function Cargo({ shipment }: { shipment: Shipment }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [quantities, setQuantities] = useState<Record<string, string>>(() =>
    Object.fromEntries(shipment.lines.map((line) => [line.order_line_id, String(Number(line.quantity))])),
  );
  const [containers, setContainers] = useState<Row[]>(() =>
    shipment.containers.map((each, key) => ({ ...each, key })),
  );
  const faults = new Map(shipment.containers.map((each) => [each.number, each.fault]));
  const change = (key: number, fields: Partial<Row>) =>
    setContainers((known) => known.map((each) => (each.key === key ? { ...each, ...fields } : each)));
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/shipments/{shipment_id}/cargo", {
          params: {
            path: { shipment_id: shipment.id },
            header: { "If-Match": `"${shipment.version}"` },
          },
          body: {
            lines: Object.entries(quantities)
              .filter(([, quantity]) => Number(quantity) > 0)
              .map(([order_line_id, quantity]) => ({ order_line_id, quantity })),
            containers: containers.map(({ key: _, ...each }) => ({
              number: each.number,
              kind: each.kind,
              seal: each.seal || null,
              packages: each.packages,
              gross_weight: each.gross_weight || "0",
              volume: each.volume || "0",
              vgm: each.vgm || null,
            })),
          },
        }),
      ),
    onSuccess: async () => {
      toast(t`Saved.`);
      await invalidatePaths(queries, [...SHIPMENT_PATHS]);
    },
    onError: toastProblem,
  });
  return (
    <fieldset
      disabled={!shipment.may_change}
      className={classes.stack}
      style={{ border: 0, padding: 0, margin: 0 }}
    >
      <div className={classes.fields}>
        {shipment.lines.map((line) => (
          <TextInput
            key={line.order_line_id}
            label={
              <bdi>
                {[shipment.orders.length > 1 ? line.order_number : null, line.sku, line.name]
                  .filter(Boolean)
                  .join(" · ")}
              </bdi>
            }
            description={t`ordered ${Number(line.ordered)}, in other shipments ${Number(line.elsewhere)}`}
            inputMode="decimal"
            dir="ltr"
            value={quantities[line.order_line_id] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setQuantities((known) => ({ ...known, [line.order_line_id]: value }));
            }}
          />
        ))}
      </div>
      <ul className={classes.list} aria-label={t`Containers`}>
        {containers.map((each, index) => {
          const fault = faults.get(each.number);
          return (
            <li key={each.key} className={classes.row} style={{ alignItems: "end" }}>
              <TextInput
                label={t`Container ${index + 1}`}
                dir="ltr"
                w={150}
                value={each.number}
                onChange={(event) => change(each.key, { number: event.currentTarget.value })}
              />
              <Select
                label={t`Type`}
                w={95}
                allowDeselect={false}
                data={[...KINDS]}
                value={each.kind}
                onChange={(kind) => change(each.key, { kind: (kind ?? "20GP") as Row["kind"] })}
              />
              <TextInput
                label={t`Seal`}
                dir="ltr"
                w={120}
                value={each.seal ?? ""}
                onChange={(event) => change(each.key, { seal: event.currentTarget.value })}
              />
              <NumberInput
                label={t`Packages`}
                min={0}
                w={100}
                value={each.packages}
                onChange={(value) => change(each.key, { packages: Number(value) })}
              />
              <TextInput
                label={t`Gross weight (kg)`}
                inputMode="decimal"
                dir="ltr"
                w={130}
                value={each.gross_weight ?? ""}
                onChange={(event) => change(each.key, { gross_weight: event.currentTarget.value })}
              />
              <TextInput
                label={t`Volume (m³)`}
                inputMode="decimal"
                dir="ltr"
                w={110}
                value={each.volume ?? ""}
                onChange={(event) => change(each.key, { volume: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={t`Remove container ${index + 1}`}
                onClick={() => setContainers((known) => known.filter(({ key }) => key !== each.key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
              {fault ? (
                <StatusText tone="danger">
                  {fault === "shape" ? t`not a container number` : t`wrong check digit`}
                </StatusText>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className={classes.row}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            setContainers((known) => [
              ...known,
              {
                key: Date.now(),
                number: "",
                kind: "20GP",
                seal: "",
                packages: 0,
                gross_weight: "",
                volume: "",
                vgm: null,
              },
            ])
          }
        >
          <Trans>Add a container</Trans>
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          <Trans>Save goods and containers</Trans>
        </Button>
      </div>
    </fieldset>
  );
}
