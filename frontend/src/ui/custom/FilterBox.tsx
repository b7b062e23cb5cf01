import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Select } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FieldInput } from "./FieldInput";
import { type CustomField, isEmpty } from "./form";
import type { Pairs } from "./pairs";

interface Props {
  fields: readonly CustomField[];
  onAdd: (pairs: Pairs) => void;
}

const RANGED = new Set(["number", "money", "date"]);

/** A filter being made: which field, and between what or equal to what. */
export function FilterBox({ fields, onAdd }: Props) {
  const { t } = useLingui();
  const [key, setKey] = useState(fields[0]?.key ?? null);
  const [low, setLow] = useState<unknown>(null);
  const [high, setHigh] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const field = fields.find((each) => each.key === key);
  if (!field) return null;
  const ranged = RANGED.has(field.kind);
  // What is looked for is no value of a record: nothing is required of it, and many options may be meant.
  const asked: CustomField = {
    ...field,
    kind: field.kind === "money" ? "number" : field.kind === "long_text" ? "text" : field.kind,
    hint: "",
    many: field.kind === "choice",
    minimum: null,
    maximum: null,
  };
  const choose = (next: string | null) => {
    setKey(next);
    setLow(null);
    setHigh(null);
    setEmpty(false);
  };
  const text = (value: unknown): string =>
    typeof value === "object" && value !== null && "id" in value ? String(value.id) : String(value);
  const pairs: Pairs = empty
    ? [[`${field.key}.empty`, "true"]]
    : ranged
      ? [
          ...(isEmpty(low) ? [] : ([[`${field.key}.min`, text(low)]] as const)),
          ...(isEmpty(high) ? [] : ([[`${field.key}.max`, text(high)]] as const)),
        ]
      : isEmpty(low)
        ? []
        : Array.isArray(low)
          ? low.map((each) => [field.key, text(each)] as const)
          : [[asked.kind === "text" ? `${field.key}.has` : field.key, text(low)]];
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pairs.length > 0) onAdd(pairs);
  };
  return (
    <form onSubmit={onSubmit} style={{ display: "contents" }}>
      <Select
        size="xs"
        label={t`Field`}
        allowDeselect={false}
        searchable={fields.length > 8}
        comboboxProps={{ withinPortal: false }}
        data={fields.map(({ key: value, label }) => ({ value, label }))}
        value={key}
        onChange={choose}
      />
      {empty ? null : ranged ? (
        <>
          <FieldInput field={{ ...asked, label: t`From` }} size="xs" value={low} onChange={setLow} />
          <FieldInput field={{ ...asked, label: t`To` }} size="xs" value={high} onChange={setHigh} />
        </>
      ) : (
        <FieldInput
          field={{ ...asked, label: asked.kind === "text" ? t`Holds the words` : t`Is` }}
          size="xs"
          value={low}
          onChange={setLow}
        />
      )}
      <Checkbox
        size="xs"
        label={t`Nothing is filled in`}
        checked={empty}
        onChange={(event) => setEmpty(event.currentTarget.checked)}
      />
      <Button type="submit" size="xs" disabled={pairs.length === 0}>
        <Trans>Filter</Trans>
      </Button>
    </form>
  );
}
