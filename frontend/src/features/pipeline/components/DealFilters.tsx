import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { SearchBox } from "@/ui/forms/SearchBox";
import { useColleagues, useCountries } from "../hooks/usePipelines";
import { DEAL_SOURCES, type DealsSearch, isFiltered } from "../search";
import classes from "./deals.module.css";
import { SumSelect } from "./SumSelect";
import { SOURCE_NAMES } from "./words";

interface Props {
  search: DealsSearch;
  onChange: (filter: Partial<DealsSearch>) => void;
  onClear: () => void;
}

/** Words and filters of the deals' screen. */
export function DealFilters({ search, onChange, onClear }: Props) {
  const { t, i18n } = useLingui();
  const shared = {
    size: "xs",
    clearable: true,
    className: classes.filter,
    checkIconPosition: "right",
  } as const;
  return (
    <div className={classes.filters}>
      <SearchBox
        style={{ flex: "0 1 220px", minWidth: 150 }}
        value={search.q}
        label={msg`Search deals`}
        onChange={(q) => onChange({ q })}
      />
      <Select
        {...shared}
        aria-label={t`Owner`}
        placeholder={t`Owner`}
        searchable
        data={useColleagues()}
        value={search.owner ?? null}
        onChange={(owner) => onChange({ owner: owner ?? undefined })}
      />
      <Select
        {...shared}
        aria-label={t`Country`}
        placeholder={t`Country`}
        searchable
        data={useCountries()}
        value={search.country ?? null}
        onChange={(country) => onChange({ country: country ?? undefined })}
      />
      <Select
        {...shared}
        aria-label={t`Source`}
        placeholder={t`Source`}
        data={DEAL_SOURCES.map((value) => ({ value, label: i18n._(SOURCE_NAMES[value]) }))}
        value={search.source ?? null}
        onChange={(source) => onChange({ source: DEAL_SOURCES.find((each) => each === source) })}
      />
      {search.shape === "table" ? (
        <Select
          {...shared}
          clearable={false}
          allowDeselect={false}
          aria-label={t`Status`}
          data={[
            { value: "open", label: t`Open` },
            { value: "won", label: t`Won` },
            { value: "lost", label: t`Lost` },
            { value: "all", label: t`All` },
          ]}
          value={search.status ?? "open"}
          onChange={(status) =>
            onChange({ status: (["won", "lost", "all"] as const).find((each) => each === status) })
          }
        />
      ) : null}
      {search.shape === undefined || search.shape === "table" ? (
        <CustomFilters of="deal" value={search.custom} onChange={(custom) => onChange({ custom })} />
      ) : null}
      {search.shape !== "calendar" ? (
        <SumSelect pipeline={search.pipeline} value={search.sum} onChange={(sum) => onChange({ sum })} />
      ) : null}
      {isFiltered(search) ? (
        <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
          <Trans>Clear filters</Trans>
        </Button>
      ) : null}
    </div>
  );
}
