import { lazy, Suspense } from "react";
import classes from "./custom.module.css";
import { type CustomValues, type FieldObject, useFormShape } from "./form";

const CustomField = lazy(() => import("./CustomField").then((module) => ({ default: module.CustomField })));

interface Props {
  of: FieldObject;
  values: CustomValues;
  mayEdit: boolean;
  onSave: (change: CustomValues) => Promise<string | null>;
}

/** All of the tenant's own fields of a record, edited in their places. Nothing where there are none. */
export function CustomList({ of, values, mayEdit, onSave }: Props) {
  const shape = useFormShape(of);
  if (!shape?.fields.length) return null;
  return (
    <Suspense fallback={null}>
      <dl className={classes.list}>
        {shape.fields.map((field) => (
          <CustomField
            key={field.id}
            field={field}
            value={values[field.key]}
            mayEdit={mayEdit}
            onSave={(value) => onSave({ [field.key]: value })}
          />
        ))}
      </dl>
    </Suspense>
  );
}
