import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Drawer, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import type { PaperLanguage } from "../papers/types";
import { LANGUAGES } from "../papers/words";
import money from "./money.module.css";
import { MONEY_PATHS } from "./paths";
import type { AccountNote } from "./types";
import { NOTE_KINDS, NOTE_REASONS } from "./words";

interface Props {
  orderId: string;
  currency: string;
  onClose: () => void;
}

const EMPTY = { text: "", quantity: "1", unit_price: "" };

/** A credit or debit note to an order: lines, reason, languages. It gets a number and a paper at once. */
export function NoteForm({ orderId, currency, onClose }: Props) {
  const { t, i18n } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const [lines, setLines] = useState([{ ...EMPTY, key: 0 }]);
  const [languages, setLanguages] = useState<PaperLanguage[]>(["en"]);
  const change = (key: number, fields: Partial<typeof EMPTY>) =>
    setLines((known) => known.map((line) => (line.key === key ? { ...line, ...fields } : line)));
  const api = useApiForm({
    initialValues: {
      kind: "credit_note",
      reason: "quality",
      dated_on: today(),
      due_on: "",
      note: "",
    },
    submit: (values) =>
      data(
        client.POST("/orders/{order_id}/notes", {
          params: { path: { order_id: orderId } },
          body: {
            kind: values.kind as AccountNote["kind"],
            reason: values.reason as AccountNote["reason"],
            dated_on: values.dated_on || null,
            due_on: values.due_on || null,
            note: values.note || null,
            languages,
            lines: lines.map(({ text, quantity, unit_price }) => ({
              text,
              quantity: quantity.trim() || "1",
              unit_price: unit_price.trim(),
            })),
          },
        }),
      ),
    onDone: () => {
      toast(t`The note is issued; its paper is with the order's papers.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const { kind } = api.form.values;
  const field = api.form.getInputProps;
  const ready =
    languages.length > 0 && lines.every((line) => line.text.trim() && Number(line.unit_price) > 0);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t`Credit or debit note`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`Credit or debit note`}>
        <div className={classes.fields}>
          <Select
            label={t`Kind`}
            description={kind === "credit_note" ? t`The customer owes less.` : t`The customer owes more.`}
            allowDeselect={false}
            data={Object.entries(NOTE_KINDS).map(([value, name]) => ({ value, label: i18n._(name) }))}
            {...field("kind")}
          />
          <Select
            label={t`Reason`}
            description={t`It is printed on the paper.`}
            allowDeselect={false}
            data={Object.entries(NOTE_REASONS).map(([value, name]) => ({ value, label: i18n._(name) }))}
            {...field("reason")}
          />
          <TextInput label={t`Date`} type="date" {...field("dated_on")} />
          {kind === "debit_note" ? <TextInput label={t`Due on`} type="date" {...field("due_on")} /> : null}
          <MultiSelect
            label={t`Languages`}
            maxValues={2}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            value={languages}
            onChange={(values) => setLanguages(values as PaperLanguage[])}
          />
          <div className={`${classes.wide} ${money.lines}`}>
            {lines.map((line, index) => (
              <div key={line.key} className={money.line}>
                <TextInput
                  label={t`For what`}
                  required
                  dir="auto"
                  value={line.text}
                  onChange={(event) => change(line.key, { text: event.currentTarget.value })}
                />
                <TextInput
                  label={t`Quantity`}
                  inputMode="decimal"
                  dir="ltr"
                  value={line.quantity}
                  onChange={(event) => change(line.key, { quantity: event.currentTarget.value })}
                />
                <TextInput
                  label={t`Each, ${currency}`}
                  required
                  inputMode="decimal"
                  dir="ltr"
                  value={line.unit_price}
                  onChange={(event) => change(line.key, { unit_price: event.currentTarget.value })}
                />
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  disabled={lines.length === 1}
                  aria-label={t`Remove line ${index + 1}`}
                  onClick={() => setLines((known) => known.filter(({ key }) => key !== line.key))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </div>
            ))}
            <div>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setLines((known) => [...known, { ...EMPTY, key: Date.now() }])}
              >
                <Trans>Add a line</Trans>
              </Button>
            </div>
          </div>
          <Textarea className={classes.wide} label={t`Remarks`} autosize maxRows={4} {...field("note")} />
          <Button type="submit" loading={api.isPending} disabled={!ready} className={classes.wide}>
            <Trans>Issue it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
