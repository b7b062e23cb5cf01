import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import type { Template } from "./types";
import { useFields, useLanguages } from "./useTemplates";

interface Props {
  template: Template;
  onAdded: (language: string) => void;
}

/** Begins another language with a copy of the source. */
export function AddLanguage({ template, onAdded }: Props) {
  const { t } = useLingui();
  const fields = useFields();
  const { add } = useLanguages(template.id);
  const present = new Set(template.versions.map(({ language }) => language));
  return (
    <Select
      size="xs"
      aria-label={t`Add a language`}
      placeholder={t`Add a language`}
      searchable
      disabled={add.isPending}
      value={null}
      data={(fields?.languages ?? [])
        .filter(({ language }) => !present.has(language))
        .map(({ language, name }) => ({ value: language, label: name }))}
      onChange={(language) => {
        if (language) add.mutate({ language }, { onSuccess: () => onAdded(language) });
      }}
    />
  );
}
