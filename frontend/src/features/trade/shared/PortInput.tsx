import { useLingui } from "@lingui/react/macro";
import { Autocomplete, type AutocompleteProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAnchor, IconBuildingWarehouse, IconPlane } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { Port } from "@/api/types";
import classes from "./trade.module.css";

interface Props extends Omit<AutocompleteProps, "data" | "value" | "onChange"> {
  value: string;
  onChange: (place: string) => void;
  /** Without the code behind the name, as an Incoterm names its place. */
  bare?: boolean;
  kind?: Port["kinds"][number];
}

const PAUSE_MS = 150;
const ICONS = { sea: IconAnchor, air: IconPlane, inland: IconBuildingWarehouse };

/** A port or place: typed freely, or chosen among UN/LOCODE's by name (in Chinese too) or code. */
export function PortInput({ value, onChange, bare, kind, ...rest }: Props) {
  const { t } = useLingui();
  const [asked] = useDebouncedValue(value.trim(), PAUSE_MS);
  const wanted = asked.replace(/\s*\([A-Z]{2}[A-Z2-9]{3}\)$/, "");
  const found = useQuery({
    ...query("/ports", { params: { query: { q: wanted, kind } } }),
    enabled: wanted.length > 1 || /[^\p{ASCII}]/u.test(wanted),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const ports = new Map((found.data ?? []).map((port) => [port.label, port]));
  const kinds = { sea: t`Seaport`, air: t`Airport`, inland: t`Inland port` };
  return (
    <Autocomplete
      {...rest}
      autoComplete="off"
      data={[...ports.keys()]}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      onOptionSubmit={(label) => {
        const port = ports.get(label);
        // After the label itself was put in.
        if (bare && port) queueMicrotask(() => onChange(port.name));
      }}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      renderOption={({ option }) => {
        const port = ports.get(option.value);
        return port ? (
          <span className={classes.port}>
            <bdi>{port.name}</bdi>
            {port.chinese ? <span lang="zh-CN">{port.chinese}</span> : null}
            <span className={classes.muted} dir="ltr">
              {port.code}
            </span>
            {port.kinds.map((each) => {
              const Icon = ICONS[each];
              return <Icon key={each} size={14} aria-label={kinds[each]} role="img" />;
            })}
          </span>
        ) : (
          option.value
        );
      }}
    />
  );
}
