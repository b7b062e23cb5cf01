import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox, Select, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import classes from "./leads.module.css";
import type { FormField } from "./types";
import { FIELDS } from "./words";

interface FieldsProps {
  fields: FormField[];
  language: string;
  onChange: (fields: FormField[]) => void;
}

export function Fields({ fields, language, onChange }: FieldsProps) {
  const { t, i18n } = useLingui();
  const edit = (place: number, part: Partial<FormField>) =>
    onChange(fields.map((field, at) => (at === place ? { ...field, ...part } : field)));
  const add = (kind: FormField["kind"]) => {
    const taken = new Set(fields.map(({ key }) => key));
    let key: string = kind;
    for (let number = 2; taken.has(key); number += 1) key = `${kind}_${number}`;
    onChange([...fields, { key, kind, required: false, labels: {}, options: {} }]);
  };
  return (
    <fieldset className={classes.group}>
      <legend>
        <Trans>Fields</Trans>
      </legend>
      {fields.map((field, place) => (
        <div key={field.key} className={classes.item}>
          <TextInput
            size="xs"
            aria-label={t`Label of ${i18n._(FIELDS[field.kind])}`}
            placeholder={i18n._(FIELDS[field.kind])}
            dir="auto"
            value={field.labels?.[language] ?? ""}
            onChange={(event) =>
              edit(place, { labels: { ...field.labels, [language]: event.currentTarget.value } })
            }
          />
          <Checkbox
            label={t`Needed`}
            checked={field.required ?? false}
            onChange={(event) => edit(place, { required: event.currentTarget.checked })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t`Take the field away`}
            onClick={() => onChange(fields.filter((_, at) => at !== place))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
          {field.kind === "choice" ? (
            <TagsInput
              size="xs"
              aria-label={t`Options`}
              placeholder={t`Options`}
              value={field.options?.[language] ?? []}
              onChange={(options) => edit(place, { options: { ...field.options, [language]: options } })}
            />
          ) : null}
        </div>
      ))}
      <Select
        size="xs"
        aria-label={t`Add a field`}
        placeholder={t`Add a field`}
        leftSection={<IconPlus size={14} aria-hidden />}
        value={null}
        data={Object.entries(FIELDS).map(([value, label]) => ({ value, label: i18n._(label) }))}
        onChange={(kind) => kind && add(kind as FormField["kind"])}
      />
    </fieldset>
  );
}
