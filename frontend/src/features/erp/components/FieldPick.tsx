import { useLingui } from "@lingui/react/macro";
import { Autocomplete } from "@mantine/core";
import type { ErpRemoteField } from "@/api/types";
import classes from "./erp.module.css";

interface Props {
  label: string;
  fields: ErpRemoteField[];
  value: string;
  onChange: (path: string) => void;
}

/** A field of the ERP, chosen from what it describes, each with values of real records; a path may be typed too. */
export function FieldPick({ label, fields, value, onChange }: Props) {
  const { t } = useLingui();
  const known = new Map(fields.map((field) => [field.path, field]));
  const own = fields.filter(({ path }) => path.startsWith("raw.") || path.startsWith("custom."));
  const common = fields.filter(
    (field) => !own.includes(field) && (field.samples.length > 0 || field.path === value),
  );
  const rest = fields.filter((field) => !own.includes(field) && !common.includes(field));
  const group = (title: string, items: ErpRemoteField[]) =>
    items.length ? [{ group: title, items: [...new Set(items.map(({ path }) => path))] }] : [];
  const samples = known.get(value)?.samples.join(" · ");
  return (
    <>
      <Autocomplete
        size="xs"
        dir="ltr"
        aria-label={label}
        limit={60}
        data={[
          ...group(t`Filled in the ERP`, common),
          ...group(t`As this ERP calls them`, own),
          ...group(t`Further fields`, rest),
        ]}
        value={value}
        onChange={onChange}
        renderOption={({ option }) => {
          const field = known.get(option.value);
          return (
            <span className={classes.option}>
              <span dir="ltr">
                {field?.label || option.value}
                {field?.required ? " *" : null}
              </span>
              <bdi className={classes.quiet}>{field?.samples.join(" · ") || field?.type}</bdi>
            </span>
          );
        }}
      />
      {samples ? <bdi className={classes.sample}>{samples}</bdi> : null}
    </>
  );
}
