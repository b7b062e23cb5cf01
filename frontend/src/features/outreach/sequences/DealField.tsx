import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Preview } from "./types";

interface Props {
  people: Preview["people"] | undefined;
  deal: string | undefined;
  onChange: (deal: string | undefined) => void;
}

/** Which deal the letters speak of, where all who are put in belong to one company; there is nothing to choose else. */
export function DealField({ people, deal, onChange }: Props) {
  const { t } = useLingui();
  const companies = new Set((people ?? []).map(({ company }) => company?.id));
  const [company] = companies;
  const one = companies.size === 1 && company !== undefined;
  const deals = useQuery({
    ...query("/deals", { params: { query: { company_id: company, limit: 50 } } }),
    enabled: one || deal !== undefined,
  });
  const found = deals.data?.items ?? [];
  if (!one && deal === undefined) return null;
  if (found.length === 0 && deal === undefined) return null;
  return (
    <Select
      label={t`Deal the letters speak of`}
      placeholder={t`The newest of the company`}
      clearable
      data={found.map(({ id, name, stage }) => ({ value: id, label: `${name} · ${stage.name}` }))}
      value={found.some(({ id }) => id === deal) ? (deal ?? null) : null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
