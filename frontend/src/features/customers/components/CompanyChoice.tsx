import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";

const WAIT_MS = 200;
const MOST = 10;

interface Props {
  label: string;
  /** The company that is not offered. */
  but?: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** Whether the cursor is put there at once, which opens the list. */
  focused?: boolean;
}

/** Finds a company by its name. */
export function CompanyChoice({ label, but, value, onChange, focused = false }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), WAIT_MS);
  const { data } = useQuery({
    ...query("/companies", { params: { query: { q: q || undefined, limit: MOST } } }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).filter(({ id }) => id !== but);
  return (
    <Select
      size="xs"
      label={label}
      placeholder={t`Type a name`}
      searchable
      autoFocus={focused}
      // The server has searched already.
      filter={({ options }) => options}
      data={found.map(({ id, name }) => ({ value: id, label: name }))}
      nothingFoundMessage={<Trans>No such company.</Trans>}
      value={value}
      onChange={onChange}
      onSearchChange={setWords}
    />
  );
}
