import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { usePipelines } from "../hooks/usePipelines";

interface Props {
  pipeline?: string;
  value: string | undefined;
  onChange: (sum: string | undefined) => void;
}

/** In which currency sums are shown: the pipeline's, or any that a rate is known of. */
export function SumSelect({ pipeline: wanted, value, onChange }: Props) {
  const { t } = useLingui();
  const { currencies, pipeline } = usePipelines(wanted);
  const own = pipeline?.currency ?? null;
  if (currencies.length < 2) return null;
  return (
    <Select
      size="xs"
      w={108}
      searchable
      allowDeselect={false}
      checkIconPosition="right"
      aria-label={t`Currency of sums`}
      leftSection={<span aria-hidden>Σ</span>}
      data={currencies}
      value={value ?? own}
      onChange={(next) => onChange(next && next !== own ? next : undefined)}
    />
  );
}
