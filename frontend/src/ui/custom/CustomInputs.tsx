import { lazy, Suspense } from "react";
import classes from "./custom.module.css";
import { type CustomValues, type FieldObject, neededAtOnce, useFormShape } from "./form";

const FieldInput = lazy(() => import("./FieldInput").then((module) => ({ default: module.FieldInput })));

interface Props {
  of: FieldObject;
  values: CustomValues;
  onChange: (values: CustomValues) => void;
  /** Messages of a refusal by "custom.key". */
  errors: Partial<Record<string, unknown>>;
}

/** Boxes for the tenant's own fields in a form that makes a record; what has to be filled stands first. */
export function CustomInputs({ of, values, onChange, errors }: Props) {
  const shape = useFormShape(of);
  const fields = (shape?.fields ?? []).filter(({ mode }) => mode !== "read_only");
  if (fields.length === 0) return null;
  const needed = fields.filter(neededAtOnce);
  const ordered = [...needed, ...fields.filter((field) => !needed.includes(field))];
  return (
    <Suspense fallback={null}>
      <div className={classes.inputs}>
        {ordered.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={field.key in values ? values[field.key] : (field.default ?? null)}
            required={needed.includes(field)}
            error={errors[`custom.${field.key}`] as string | undefined}
            onChange={(value) => onChange({ ...values, [field.key]: value })}
          />
        ))}
      </div>
    </Suspense>
  );
}
