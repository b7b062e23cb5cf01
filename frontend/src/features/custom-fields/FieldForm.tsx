import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Checkbox, Group, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { FieldInput } from "@/ui/custom/FieldInput";
import type { CustomField, CustomKind, FieldObject } from "@/ui/custom/form";
import { inLanguage } from "@/ui/custom/labels";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { canHaveDefault, draftOf, type FieldDraft, previewOf, rulesOf } from "./draft";
import classes from "./fields.module.css";
import { OptionsEditor } from "./OptionsEditor";
import { RuleFields } from "./RuleFields";
import { FIELD_PATHS } from "./useFieldChanges";
import { KINDS, OBJECTS, TONGUES } from "./words";

interface Props {
  of: FieldObject;
  /** The field that is changed; a new one without it. */
  field?: CustomField;
  onClose: () => void;
}

/** A field's names, rules and options, with a look at what forms will show. */
export function FieldForm({ of, field, onClose }: Props) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const here = TONGUES.find(({ tag }) => tag.split("-")[0] === i18n.locale.split("-")[0])?.tag ?? "en";
  const [tongue, setTongue] = useState<string>(here);
  const [tried, setTried] = useState<unknown>(null);
  const api = useApiForm<FieldDraft, CustomField>({
    initialValues: draftOf(field),
    submit: (draft) =>
      field
        ? data(
            client.PATCH("/custom-fields/{field_id}", {
              params: { path: { field_id: field.id }, header: ifMatch(field.version) },
              body: rulesOf(draft),
            }),
          )
        : data(
            client.POST("/custom-fields", {
              body: {
                ...rulesOf(draft),
                object: of,
                kind: draft.kind,
                ...(draft.kind === "reference" ? { target: draft.target } : {}),
                ...(draft.key.trim() ? { key: draft.key.trim() } : {}),
              },
            }),
          ),
    onDone: ({ label }) => {
      void invalidatePaths(queries, FIELD_PATHS);
      toast(<Trans>“{label}” is saved and stands in every form</Trans>);
      onClose();
    },
  });
  const { form } = api;
  const draft = form.values;
  const change = (next: Partial<FieldDraft>) => {
    form.setValues(next);
    for (const name of Object.keys(next)) form.clearFieldError(name);
  };
  const text = (name: "labels" | "help") => ({
    dir: "auto" as const,
    value: draft[name][tongue] ?? "",
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: { ...draft[name], [tongue]: event.currentTarget.value } }),
  });
  const label = inLanguage(draft.labels, tongue) || t`Label`;
  const preview = previewOf(draft, of, label, draft.help[tongue] ?? "");
  const known = new Set((field?.options ?? []).map(({ key }) => key));
  return (
    <ApiFormFrame api={api} label={field ? t`Change the field` : t`New field`}>
      <div className={classes.form}>
        <Select
          label={t`What it holds`}
          allowDeselect={false}
          disabled={field !== undefined}
          data={KINDS.map(({ value, label: name }) => ({ value, label: i18n._(name) }))}
          value={draft.kind}
          onChange={(kind) => {
            setTried(null);
            change({ kind: kind as CustomKind, default: null });
          }}
        />
        {draft.kind === "reference" ? (
          <Select
            label={t`Leads to`}
            allowDeselect={false}
            disabled={field !== undefined}
            data={OBJECTS.map(({ value, label: name }) => ({ value, label: i18n._(name) }))}
            value={draft.target}
            onChange={(target) => change({ target: target as FieldObject })}
          />
        ) : null}
        <SegmentedControl
          size="xs"
          aria-label={t`Language of the texts`}
          data={TONGUES.map(({ tag, label: name }) => ({ value: tag, label: i18n._(name) }))}
          value={tongue}
          onChange={setTongue}
        />
        <TextInput
          label={t`Label`}
          required
          autoFocus={field === undefined}
          error={form.errors.labels as string | undefined}
          {...text("labels")}
        />
        <Textarea label={t`Help`} autosize minRows={1} maxRows={4} {...text("help")} />
        {field ? null : (
          <TextInput
            label={t`Key`}
            description={t`What the API, imports and templates call it. Made of the label where left empty; it never changes.`}
            dir="ltr"
            placeholder="customer_grade"
            value={draft.key}
            error={form.errors.key as string | undefined}
            onChange={(event) => change({ key: event.currentTarget.value })}
          />
        )}
        {draft.kind === "choice" ? (
          <>
            <Checkbox
              label={t`Several can be chosen`}
              checked={draft.many}
              onChange={(event) => change({ many: event.currentTarget.checked, default: null })}
            />
            <OptionsEditor
              options={draft.options}
              known={known}
              tongue={tongue}
              onChange={(options) => change({ options })}
            />
            {form.errors.options ? <Alert color="red">{form.errors.options}</Alert> : null}
          </>
        ) : null}
        <RuleFields of={of} draft={draft} errors={form.errors} onChange={change} />
        {canHaveDefault(draft) ? (
          <FieldInput
            field={{ ...preview, label: t`Begins with`, hint: "" }}
            value={draft.default}
            error={form.errors.default as string | undefined}
            onChange={(value) => change({ default: value })}
          />
        ) : null}
        <section className={classes.preview} aria-label={t`Preview`}>
          <p className={classes.previewTitle}>
            <Trans>This is what forms show</Trans>
          </p>
          <FieldInput
            field={preview}
            value={tried ?? draft.default}
            required={draft.required === "create"}
            disabled={draft.kind === "file"}
            onChange={setTried}
          />
        </section>
        <Group gap="sm">
          <Button type="submit" loading={api.isPending}>
            {field ? <Trans>Save</Trans> : <Trans>Add the field</Trans>}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </ApiFormFrame>
  );
}
