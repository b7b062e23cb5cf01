import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useFormats } from "@/i18n/formats";
import classes from "../papers/papers.module.css";
import money from "./money.module.css";
import type { Drawing } from "./types";
import { DRAWING_STATES } from "./words";

interface Props {
  rows: Drawing[];
  onChange: (rows: Drawing[]) => void;
}

/** What was drawn on a letter of credit: each presentation of papers with its amount. */
export function Drawings({ rows, onChange }: Props) {
  const { t, i18n } = useLingui();
  const change = (place: number, fields: Partial<Drawing>) =>
    onChange(rows.map((row, index) => (index === place ? { ...row, ...fields } : row)));
  const today = useFormats().today();
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} className={money.lines}>
      <legend className={classes.name}>
        <Trans>Drawings</Trans>
      </legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing has no other name
        <div key={index} className={money.drawing}>
          <TextInput
            label={t`Presented on`}
            type="date"
            value={row.on}
            onChange={(event) => change(index, { on: event.currentTarget.value || today })}
          />
          <TextInput
            label={t`Amount`}
            inputMode="decimal"
            dir="ltr"
            value={row.amount}
            onChange={(event) => change(index, { amount: event.currentTarget.value })}
          />
          <TextInput
            label={t`Invoice`}
            dir="ltr"
            value={row.reference ?? ""}
            onChange={(event) => change(index, { reference: event.currentTarget.value || null })}
          />
          <Select
            label={t`Status`}
            allowDeselect={false}
            data={Object.entries(DRAWING_STATES).map(([value, name]) => ({ value, label: i18n._(name) }))}
            value={row.state ?? "presented"}
            onChange={(state) => change(index, { state: (state ?? "presented") as Drawing["state"] })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t`Remove drawing ${index + 1}`}
            onClick={() => onChange(rows.filter((_, place) => place !== index))}
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
          onClick={() =>
            onChange([...rows, { on: today, amount: "", reference: null, state: "presented", pays_on: null }])
          }
        >
          <Trans>Add a drawing</Trans>
        </Button>
      </div>
    </fieldset>
  );
}
