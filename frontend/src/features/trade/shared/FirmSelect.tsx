import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";

interface Props {
  value: string | null;
  onChange: (firmId: string | null) => void;
  size?: "xs" | "sm";
  readOnly?: boolean;
  /** What names it, where the usual words do not. */
  label?: string;
}

/** The firm of ours that sells; not shown to who has one only. The main one is what nothing else says. */
export function FirmSelect({ value, onChange, size = "sm", readOnly = false, label }: Props) {
  const { t } = useLingui();
  const settings = useQuery(query("/paper-settings"));
  const firms = (settings.data?.firms ?? []).filter((firm) => firm.active || firm.id === value);
  if (firms.length < 2) return null;
  const main = firms.find((firm) => firm.main);
  return (
    <Select
      size={size}
      label={label ?? t`Sold by`}
      allowDeselect={false}
      readOnly={readOnly}
      data={firms.map((firm) => ({ value: firm.id, label: firm.label ?? firm.party.name }))}
      value={value ?? main?.id ?? null}
      onChange={(chosen) => onChange(chosen === null || chosen === main?.id ? null : chosen)}
    />
  );
}
