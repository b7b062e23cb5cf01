import { useLingui } from "@lingui/react/macro";
import { Button, Group, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";

const PAUSE_MS = 200;

/** Choose the company of ours that a customer of the ERP is. */
export function CompanyPick({ busy, onPick }: { busy: boolean; onPick: (id: string) => void }) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked] = useDebouncedValue(words, PAUSE_MS);
  const found = useQuery({
    ...query("/companies", { params: { query: { q: asked || undefined, limit: 20 } } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Group gap="xs" align="flex-end">
      <Select
        size="xs"
        label={t`Which of your customers is it?`}
        searchable
        nothingFoundMessage={t`No such company`}
        filter={({ options }) => options}
        data={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onSearchChange={setWords}
        onChange={setChosen}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!chosen}
        loading={busy}
        onClick={() => (chosen ? onPick(chosen) : undefined)}
      >
        {t`Link`}
      </Button>
    </Group>
  );
}
