import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Drawer, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { Drawings } from "./Drawings";
import { MONEY_PATHS } from "./paths";
import type { Letter, LetterFields } from "./types";
import { LETTER_STATES } from "./words";

interface Props {
  orderId: string;
  currency: string;
  total: string;
  letter?: Letter;
  onClose: () => void;
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A letter of credit as the advising bank tells it: amounts, dates, papers asked for, what was drawn. */
export function LetterForm({ orderId, currency, total, letter, onClose }: Props) {
  const { t, i18n } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const [drawings, setDrawings] = useState(letter?.drawings ?? []);
  const api = useApiForm({
    initialValues: {
      number: letter?.number ?? "",
      state: letter?.state ?? "issued",
      issuing_bank: letter?.issuing_bank ?? "",
      advising_bank: letter?.advising_bank ?? "",
      confirming_bank: letter?.confirming_bank ?? "",
      currency: letter?.currency ?? currency,
      amount: letter?.amount ?? total,
      tolerance: letter?.tolerance ?? "0",
      usance_days: letter?.usance_days ?? 0,
      issued_on: letter?.issued_on ?? "",
      expires_on: letter?.expires_on ?? "",
      expiry_place: letter?.expiry_place ?? "",
      latest_shipment: letter?.latest_shipment ?? "",
      presentation_days: letter?.presentation_days ?? 21,
      partial_shipment: letter?.partial_shipment ?? false,
      transhipment: letter?.transhipment ?? true,
      goods: letter?.goods ?? "",
      documents: letter?.documents?.join("\n") ?? "",
      discrepancies: letter?.discrepancies?.map(({ text }) => text).join("\n") ?? "",
    },
    submit: (values): Promise<Letter> => {
      const known = letter?.discrepancies ?? [];
      const body: LetterFields = {
        ...values,
        state: values.state as Letter["state"],
        tolerance: values.tolerance.trim() || "0",
        usance_days: Number(values.usance_days),
        presentation_days: Number(values.presentation_days),
        issuing_bank: values.issuing_bank || null,
        advising_bank: values.advising_bank || null,
        confirming_bank: values.confirming_bank || null,
        issued_on: values.issued_on || null,
        expiry_place: values.expiry_place || null,
        latest_shipment: values.latest_shipment || null,
        goods: values.goods || null,
        documents: linesOf(values.documents),
        drawings: drawings.filter(({ amount }) => Number(amount) > 0),
        discrepancies: linesOf(values.discrepancies).map(
          (text) => known.find((each) => each.text === text) ?? { on: today(), text, accepted: null },
        ),
      };
      return letter
        ? data(
            client.PUT("/letters-of-credit/{letter_id}", {
              params: { path: { letter_id: letter.id }, header: ifMatch(letter.version) },
              body,
            }),
          )
        : data(
            client.POST("/orders/{order_id}/letters-of-credit", {
              params: { path: { order_id: orderId } },
              body,
            }),
          );
    },
    onDone: (saved) => {
      toast(t`Letter of credit ${saved.number} is kept.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  const amount = (name: "amount" | "tolerance", label: string) => (
    <TextInput label={label} inputMode="decimal" dir="ltr" {...field(name)} />
  );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t`Letter of credit`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`Letter of credit`}>
        <div className={classes.fields}>
          <TextInput label={t`Number`} required dir="ltr" {...field("number")} />
          <Select
            label={t`Status`}
            allowDeselect={false}
            data={Object.entries(LETTER_STATES).map(([value, { name }]) => ({
              value,
              label: i18n._(name),
            }))}
            {...field("state")}
          />
          {amount("amount", t`Amount`)}
          <TextInput label={t`Currency`} maxLength={3} dir="ltr" {...field("currency")} />
          {amount("tolerance", t`Tolerance, ± %`)}
          <NumberInput label={t`Usance, days (0: at sight)`} min={0} max={360} {...field("usance_days")} />
          <TextInput label={t`Issued on`} type="date" {...field("issued_on")} />
          <TextInput label={t`Expires on`} type="date" required {...field("expires_on")} />
          <TextInput label={t`Place of expiry`} {...field("expiry_place")} />
          <TextInput label={t`Latest shipment`} type="date" {...field("latest_shipment")} />
          <NumberInput label={t`Days to present papers`} min={1} max={90} {...field("presentation_days")} />
          <TextInput label={t`Issuing bank`} {...field("issuing_bank")} />
          <TextInput label={t`Advising bank`} {...field("advising_bank")} />
          <TextInput label={t`Confirming bank`} {...field("confirming_bank")} />
          <Checkbox
            label={t`Partial shipments allowed`}
            {...api.form.getInputProps("partial_shipment", { type: "checkbox" })}
          />
          <Checkbox
            label={t`Transhipment allowed`}
            {...api.form.getInputProps("transhipment", { type: "checkbox" })}
          />
          <Textarea
            className={classes.wide}
            label={t`Goods, as field 45A says`}
            autosize
            maxRows={6}
            dir="auto"
            {...field("goods")}
          />
          <Textarea
            className={classes.wide}
            label={t`Papers asked for, one a line (46A)`}
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            {...field("documents")}
          />
          {letter ? (
            <>
              <div className={classes.wide}>
                <Drawings rows={drawings} onChange={setDrawings} />
              </div>
              <Textarea
                className={classes.wide}
                label={t`Discrepancies that the bank found, one a line`}
                autosize
                maxRows={6}
                dir="auto"
                {...field("discrepancies")}
              />
            </>
          ) : null}
          <Button type="submit" loading={api.isPending} className={classes.wide}>
            <Trans>Keep it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
