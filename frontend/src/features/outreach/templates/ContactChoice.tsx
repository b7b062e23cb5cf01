import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";

interface Props {
  value: string | null;
  onChange: (id: string | null) => void;
}

/** A real contact to look at a letter as. */
export function ContactChoice({ value, onChange }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words, 250);
  const { data: chosen } = useQuery({
    ...query("/contacts/{contact_id}", { params: { path: { contact_id: value ?? "" } } }),
    enabled: value !== null,
  });
  const q = asked.trim() && asked !== chosen?.name ? asked.trim() : undefined;
  const { data } = useQuery({
    ...query("/contacts", { params: { query: { q, limit: 20 } } }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map(({ id, name, company, email }) => ({
    value: id,
    label: name,
    detail: company?.name ?? email ?? "",
  }));
  const choices =
    chosen && !found.some((each) => each.value === chosen.id)
      ? [{ value: chosen.id, label: chosen.name, detail: chosen.company?.name ?? "" }, ...found]
      : found;
  return (
    <Select
      size="xs"
      label={t`As this contact gets it`}
      placeholder={t`Nobody in particular`}
      searchable
      clearable
      data={choices}
      // The server has searched already.
      filter={({ options }) => options}
      value={value}
      searchValue={words}
      onSearchChange={setWords}
      onChange={onChange}
      nothingFoundMessage={t`Nobody found`}
      renderOption={({ option }) => (
        <span>
          <bdi>{option.label}</bdi>{" "}
          <small>
            <bdi>{choices.find((each) => each.value === option.value)?.detail}</bdi>
          </small>
        </span>
      )}
    />
  );
}
