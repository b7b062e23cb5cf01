import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";

interface Props {
  value: { id: string; name: string } | null;
  onChange: (company: { id: string; name: string } | null) => void;
  label: string;
}

const PAUSE_MS = 200;

/** A company, found by its name. */
export function CompanySelect({ value, onChange, label }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words, PAUSE_MS);
  const found = useQuery({
    ...query("/companies", { params: { query: { q: asked || undefined, limit: 20 } } }),
    placeholderData: keepPreviousData,
  });
  const companies = found.data?.items ?? [];
  const shown = value && companies.every(({ id }) => id !== value.id) ? [value, ...companies] : companies;
  return (
    <Select
      label={label}
      searchable
      nothingFoundMessage={t`No such company`}
      filter={({ options }) => options}
      data={shown.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onSearchChange={(next) => setWords(next === value?.name ? "" : next)}
      onChange={(id) => onChange(shown.find((each) => each.id === id) ?? null)}
    />
  );
}
