import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { AlertKind } from "@/api/types";

interface Props {
  label: string;
  description?: string;
  placeholder?: string;
  value: AlertKind[];
  onChange: (kinds: AlertKind[]) => void;
}

/** Chooses among the kinds of alerts, which the server names in the reader's language. */
export function KindChoice({ value, onChange, ...props }: Props) {
  const kinds = useQuery({ ...query("/alerts/kinds"), staleTime: Number.POSITIVE_INFINITY });
  const choices = (kinds.data ?? []).map(({ kind, name }) => ({ value: kind, label: name }));
  return (
    <MultiSelect
      {...props}
      placeholder={value.length === 0 ? props.placeholder : undefined}
      inputWrapperOrder={["label", "input", "description"]}
      data={choices}
      value={value}
      onChange={(chosen) => onChange(chosen as AlertKind[])}
    />
  );
}
