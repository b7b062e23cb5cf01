import { useLingui } from "@lingui/react/macro";
import { Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { FieldObject } from "@/ui/custom/form";
import { STAGES } from "@/ui/records/StageText";
import { canBeUnique, type FieldDraft, isBounded } from "./draft";
import classes from "./fields.module.css";

interface Props {
  of: FieldObject;
  draft: FieldDraft;
  errors: Partial<Record<string, unknown>>;
  onChange: (change: Partial<FieldDraft>) => void;
}

/** When the field must be filled, and what a value may be. */
export function RuleFields({ of, draft, errors, onChange }: Props) {
  const { t, i18n } = useLingui();
  const { data } = useQuery({ ...query("/pipelines"), enabled: of === "deal" });
  const stages =
    of === "company"
      ? STAGES.map(({ value, label }) => ({ value: value as string, label: i18n._(label) }))
      : (data?.items ?? []).map(({ name, stages: own }) => ({
          group: name,
          items: own.map((stage) => ({ value: stage.id, label: stage.name })),
        }));
  const staged = of === "company" || of === "deal";
  const text = (name: "minimum" | "maximum" | "decimals" | "pattern") => ({
    dir: "ltr" as const,
    value: draft[name],
    error: errors[name] as string | undefined,
    onChange: (event: { currentTarget: HTMLInputElement }) => onChange({ [name]: event.currentTarget.value }),
  });
  const bounds =
    draft.kind === "date"
      ? [t`Earliest day`, t`Latest day`]
      : draft.kind === "choice"
        ? [t`Fewest options`, t`Most options`]
        : draft.kind === "text" || draft.kind === "long_text"
          ? [t`Fewest characters`, t`Most characters`]
          : [t`Smallest value`, t`Greatest value`];
  return (
    <>
      <Select
        label={t`Has to be filled`}
        allowDeselect={false}
        data={[
          { value: "never", label: t`Never` },
          { value: "create", label: t`From the beginning` },
          ...(staged ? [{ value: "stages", label: t`In certain stages` }] : []),
        ]}
        value={draft.required}
        error={errors.required as string | undefined}
        onChange={(required) => onChange({ required: required as FieldDraft["required"] })}
      />
      {draft.required === "stages" ? (
        <MultiSelect
          label={t`Stages`}
          searchable
          data={stages}
          value={draft.stages}
          error={errors.stages as string | undefined}
          onChange={(chosen) => onChange({ stages: chosen })}
        />
      ) : null}
      {isBounded(draft) ? (
        <div className={classes.pair}>
          <TextInput
            label={bounds[0]}
            type={draft.kind === "date" ? "date" : undefined}
            {...text("minimum")}
          />
          <TextInput
            label={bounds[1]}
            type={draft.kind === "date" ? "date" : undefined}
            {...text("maximum")}
          />
        </div>
      ) : null}
      {draft.kind === "number" || draft.kind === "money" ? (
        <TextInput label={t`Decimal places at most`} inputMode="numeric" {...text("decimals")} />
      ) : null}
      {draft.kind === "text" ? (
        <TextInput
          label={t`Pattern`}
          description={t`A regular expression for the whole text, such as [A-Z]{2}-[0-9]+`}
          {...text("pattern")}
        />
      ) : null}
      {canBeUnique(draft) ? (
        <Checkbox
          label={t`No two records may have the same value`}
          checked={draft.unique}
          error={errors.unique as string | undefined}
          onChange={(event) => onChange({ unique: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
