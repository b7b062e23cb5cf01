import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Incoterm, Order } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Money } from "@/ui/records/Money";
import { type GridColumn, LineGrid } from "../grid/LineGrid";
import { plainDecimal } from "../grid/paste";
import { ChargesEditor } from "../shared/ChargesEditor";
import { FirmSelect } from "../shared/FirmSelect";
import { PortInput } from "../shared/PortInput";
import classes from "../shared/trade.module.css";
import { INCOTERMS, portKind, TRANSPORTS } from "../shared/words";
import { emptyOrderLine, type OrderDraft, type OrderDraftLine, orderDraftOf } from "./orderDraft";

interface Props {
  order: Order;
  /** Draft: written straight. Confirmed: asked for, with a reason. */
  mode: "read" | "write" | "ask";
  busy: boolean;
  onSave: (draft: OrderDraft, reason: string) => void;
}

/** What an order obliges to: its lines and terms; written while it is a draft, changed by request afterwards. */
export function OrderLines({ order, mode, busy, onSave }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const [draft, setDraft] = useState(() => orderDraftOf(order));
  const [editing, setEditing] = useState(mode === "write");
  const [reason, setReason] = useState("");
  const [dirty, setDirty] = useState(false);
  const change = (part: Partial<OrderDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setDirty(true);
  };
  const columns = useMemo<GridColumn<OrderDraftLine>[]>(
    () => [
      {
        id: "sku",
        label: t`Our number`,
        width: 110,
        value: (line) => line.sku,
        write: (_, sku) => ({ sku }),
      },
      {
        id: "name",
        label: t`Description of goods`,
        value: (line) => line.name,
        write: (_, name) => ({ name }),
      },
      {
        id: "quantity",
        label: t`Quantity`,
        width: 96,
        numeric: true,
        value: (line) => line.quantity,
        write: (_, quantity) => ({ quantity }),
      },
      { id: "unit", label: t`Unit`, width: 64, value: (line) => line.unit, write: (_, unit) => ({ unit }) },
      {
        id: "price",
        label: t`Unit price`,
        width: 100,
        numeric: true,
        value: (line) => line.price,
        write: (_, price) => ({ price }),
      },
      {
        id: "discount",
        label: t`Disc. %`,
        width: 70,
        numeric: true,
        value: (line) => line.discount,
        write: (_, discount) => ({ discount }),
      },
      {
        id: "cartons",
        label: t`Cartons`,
        width: 80,
        numeric: true,
        value: (line) => (line.line?.cartons == null ? "" : format.number(line.line.cartons)),
      },
      {
        id: "volume",
        label: "m³",
        width: 80,
        numeric: true,
        value: (line) => plainDecimal(line.line?.total_volume),
      },
      {
        id: "amount",
        label: t`Amount`,
        width: 120,
        numeric: true,
        value: (line) => (line.line ? format.money(line.line.amount, order.currency) : ""),
      },
    ],
    [t, format, order.currency],
  );
  const ports = [
    ["place", t`Named place`],
    ["port_of_loading", t`Port of loading`],
    ["port_of_discharge", t`Port of discharge`],
  ] as const;
  const fields = [
    ["payment_terms", t`Payment terms`],
    ["tolerance", t`Tolerance %`],
  ] as const;
  return (
    <section className={classes.main} aria-label={t`Lines and terms`}>
      <LineGrid
        label={t`Lines`}
        columns={columns}
        rows={draft.lines}
        onChange={editing ? (lines) => change({ lines }) : undefined}
        makeRow={emptyOrderLine}
        addLabel={t`Add a line`}
      />
      <div className={classes.totals}>
        <span className={classes.muted} style={{ marginInlineEnd: "auto" }}>
          {order.rate && order.total_base && order.base_currency !== order.currency ? (
            <>
              ≈ <Money amount={order.total_base} currency={order.base_currency} />
              {` · ${plainDecimal(order.rate)} · ${order.rate_date ?? ""} · ${order.rate_source ?? ""}`}
            </>
          ) : null}
        </span>
        <span className={classes.total}>
          {order.incoterm} <Money amount={order.total} currency={order.currency} />
        </span>
      </div>
      <div className={classes.panel}>
        <div className={classes.fields}>
          <FirmSelect
            size="xs"
            readOnly={!editing}
            value={draft.firm_id}
            onChange={(firm) => change({ firm_id: firm })}
          />
          <Select
            size="xs"
            label={t`Incoterm`}
            allowDeselect={false}
            readOnly={!editing}
            data={INCOTERMS.map((term) => ({ value: term, label: term }))}
            value={draft.incoterm}
            onChange={(term) => term && change({ incoterm: term as Incoterm })}
          />
          <Select
            size="xs"
            label={t`Transport`}
            clearable
            readOnly={!editing}
            data={Object.entries(TRANSPORTS).map(([value, name]) => ({ value, label: i18n._(name) }))}
            value={draft.transport}
            onChange={(value) => change({ transport: value as OrderDraft["transport"] })}
          />
          {ports.map(([name, label]) => (
            <PortInput
              key={name}
              size="xs"
              label={label}
              bare={name === "place"}
              kind={name === "place" ? undefined : portKind(draft.transport)}
              readOnly={!editing}
              value={draft[name]}
              onChange={(port) => change({ [name]: port })}
            />
          ))}
          {fields.map(([name, label]) => (
            <TextInput
              key={name}
              size="xs"
              label={label}
              readOnly={!editing}
              value={draft[name]}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
          <TextInput
            size="xs"
            type="date"
            label={t`Ship by`}
            readOnly={!editing}
            value={draft.ship_by}
            onChange={(event) => change({ ship_by: event.currentTarget.value })}
          />
        </div>
        <ChargesEditor
          charges={draft.charges}
          currency={order.currency}
          onChange={editing ? (charges) => change({ charges }) : undefined}
        />
        {mode === "ask" && !editing ? (
          <span>
            <Button size="xs" variant="default" onClick={() => setEditing(true)}>
              <Trans>Ask for a change</Trans>
            </Button>
          </span>
        ) : null}
        {editing && mode === "ask" ? (
          <TextInput
            size="xs"
            label={t`Why the order should change`}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        {editing ? (
          <div className={classes.row}>
            <Button
              size="xs"
              loading={busy}
              disabled={!dirty || (mode === "ask" && reason.trim() === "")}
              onClick={() => onSave(draft, reason)}
            >
              {mode === "ask" ? <Trans>Send the request</Trans> : <Trans>Save</Trans>}
            </Button>
            {mode === "ask" ? (
              <Button
                size="xs"
                variant="subtle"
                onClick={() => {
                  setDraft(orderDraftOf(order));
                  setDirty(false);
                  setEditing(false);
                }}
              >
                <Trans>Leave it</Trans>
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </section>
  );
}
