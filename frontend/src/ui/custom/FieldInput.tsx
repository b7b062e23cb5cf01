import { useLingui } from "@lingui/react/macro";
import { MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { FileInput } from "./FileInput";
import type { CustomField } from "./form";
import { useOptionLabel } from "./labels";
import { MoneyInput } from "./MoneyInput";
import { PersonInput, RecordInput } from "./PointerInput";

export interface InputProps {
  field: CustomField;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string;
  disabled?: boolean;
  required?: boolean;
  size?: "xs" | "sm";
  /** In place of the label where that is beside the box already. */
  bare?: boolean;
  autoFocus?: boolean;
}

/** What the boxes of all kinds have in common. */
export const common = ({ field, error, disabled, required, size = "sm", bare, autoFocus }: InputProps) => ({
  label: bare ? undefined : field.label,
  "aria-label": bare ? field.label : undefined,
  description: bare ? undefined : field.hint || undefined,
  error,
  disabled,
  required,
  size,
  autoFocus,
});

/** A box for a value of one of the tenant's own fields. An empty one gives null. */
export function FieldInput(props: InputProps) {
  const { field, value, onChange } = props;
  const { t } = useLingui();
  const label = useOptionLabel(field);
  const shared = common(props);
  const text = typeof value === "string" ? value : "";
  const typed = (next: string) => onChange(next === "" ? null : next);
  const offered = field.options
    .filter(
      ({ key, archived }) => !archived || key === value || (Array.isArray(value) && value.includes(key)),
    )
    .map(({ key }) => ({ value: key, label: label(key) }));
  switch (field.kind) {
    case "long_text":
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={12}
          dir="auto"
          value={text}
          onChange={(event) => typed(event.currentTarget.value)}
        />
      );
    case "number":
      return (
        <TextInput
          {...shared}
          inputMode="decimal"
          dir="ltr"
          value={text}
          onChange={(event) => typed(event.currentTarget.value)}
        />
      );
    case "money":
      return <MoneyInput {...props} />;
    case "date":
      return (
        <TextInput
          {...shared}
          type="date"
          min={field.minimum ?? undefined}
          max={field.maximum ?? undefined}
          value={text}
          onChange={(event) => typed(event.currentTarget.value)}
        />
      );
    case "choice":
      return field.many ? (
        <MultiSelect
          {...shared}
          searchable
          clearable
          data={offered}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      ) : (
        <Select
          {...shared}
          searchable={offered.length > 8}
          clearable={!props.required}
          data={offered}
          value={text || null}
          onChange={onChange}
        />
      );
    case "yes_no":
      return (
        <Select
          {...shared}
          clearable={!props.required}
          data={[
            { value: "true", label: t`Yes` },
            { value: "false", label: t`No` },
          ]}
          value={typeof value === "boolean" ? String(value) : null}
          onChange={(next) => onChange(next === null ? null : next === "true")}
        />
      );
    case "user":
      return <PersonInput {...props} />;
    case "reference":
      return <RecordInput {...props} />;
    case "file":
      return <FileInput {...props} />;
    default:
      return (
        <TextInput
          {...shared}
          dir="auto"
          value={text}
          onChange={(event) => typed(event.currentTarget.value)}
        />
      );
  }
}
