import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "./letter.module.css";
import type { Field, Fields, Given } from "./types";

interface Props {
  fields: Fields | undefined;
  /** The variables to ask for, as they are written. */
  paths: readonly string[];
  given: Given;
  onChange: (given: Given) => void;
}

const fieldOf = (fields: Fields | undefined, path: string): Field | undefined =>
  fields?.groups.flatMap((group) => group.fields).find((field) => field.path === path);

/** `company.custom.port_code` is the value `custom.port_code` of `company`. */
const placeOf = (path: string): [string, string] => {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
};

/** What Lading cannot know, typed in once for this letter: numbers, amounts, dates. */
export function GivenFields({ fields, paths, given, onChange }: Props) {
  if (paths.length === 0) return null;
  const set = (path: string, value: unknown) => {
    const [group, name] = placeOf(path);
    onChange({ ...given, [group]: { ...given[group], [name]: value } });
  };
  return (
    <fieldset className={classes.given}>
      <legend>
        <Trans>To fill in</Trans>
      </legend>
      {paths.map((path) => {
        const field = fieldOf(fields, path);
        if (!field) return null;
        const [group, name] = placeOf(path);
        return (
          <GivenField
            key={path}
            field={field}
            value={given[group]?.[name]}
            onChange={(value) => set(path, value)}
          />
        );
      })}
    </fieldset>
  );
}

interface FieldProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}

function GivenField({ field, value, onChange }: FieldProps) {
  const { t } = useLingui();
  if (field.type === "money") return <MoneyField field={field} value={value} onChange={onChange} />;
  if (field.type === "number")
    return (
      <NumberInput
        size="xs"
        label={field.label}
        value={typeof value === "string" || typeof value === "number" ? value : ""}
        onChange={(next) => onChange(next === "" ? "" : String(next))}
      />
    );
  if (field.type === "rows")
    return (
      <TextInput
        size="xs"
        label={field.label}
        description={t`Several with commas between them`}
        value={Array.isArray(value) ? value.join(", ") : ""}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? [] : currentTarget.value.split(/\s*[,，、،]\s*/))
        }
      />
    );
  return (
    <TextInput
      size="xs"
      label={field.label}
      type={field.type === "date" ? "date" : "text"}
      dir={field.type === "date" ? undefined : "auto"}
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function MoneyField({ field, value, onChange }: FieldProps) {
  const { t } = useLingui();
  const known = value as { amount?: string; currency?: string } | undefined;
  const [amount, setAmount] = useState<string | number>(known?.amount ?? "");
  const [currency, setCurrency] = useState(known?.currency ?? "USD");
  const tell = (nextAmount: string | number, nextCurrency: string) =>
    onChange(
      nextAmount === "" || nextCurrency.length !== 3
        ? ""
        : { amount: String(nextAmount), currency: nextCurrency },
    );
  return (
    <div className={classes.money}>
      <NumberInput
        size="xs"
        label={field.label}
        decimalScale={4}
        thousandSeparator
        value={amount}
        onChange={(next) => {
          setAmount(next);
          tell(next, currency);
        }}
      />
      <TextInput
        size="xs"
        label={t`Currency`}
        maxLength={3}
        value={currency}
        onChange={({ currentTarget }) => {
          const code = currentTarget.value.toUpperCase();
          setCurrency(code);
          tell(amount, code);
        }}
      />
    </div>
  );
}
