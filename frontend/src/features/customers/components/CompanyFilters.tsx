import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Select } from "@mantine/core";
import { CustomFilters } from "@/ui/custom/CustomFilters";
import { SearchBox } from "@/ui/forms/SearchBox";
import { useCountryChoices, useOwnerChoices, useStageChoices } from "../hooks/useChoices";
import { type CompaniesSearch, isFiltered, SOURCES, STAGE_VALUES } from "../search";
import classes from "./customers.module.css";
import { SOURCE_NAMES } from "./SourceText";

const WIDTH = { flex: "0 1 240px", minWidth: 160 };

interface Props {
  search: CompaniesSearch;
  onChange: (filter: Partial<CompaniesSearch>) => void;
  onClear: () => void;
}

const one = <Value extends string>(values: readonly Value[], value: string | null) =>
  values.find((each) => each === value);

/** Words and filters of the company list. */
export function CompanyFilters({ search, onChange, onClear }: Props) {
  const { t, i18n } = useLingui();
  const countries = useCountryChoices();
  const owners = useOwnerChoices();
  const stages = useStageChoices();
  const shared = {
    size: "xs",
    clearable: true,
    className: classes.filter,
    checkIconPosition: "right",
  } as const;
  return (
    <div className={classes.filters}>
      <SearchBox
        style={WIDTH}
        value={search.q}
        label={msg`Search companies`}
        onChange={(q) => onChange({ q })}
      />
      <Select
        {...shared}
        aria-label={t`Country`}
        placeholder={t`Country`}
        searchable
        selectFirstOptionOnChange
        data={countries}
        value={search.country ?? null}
        onChange={(country) => onChange({ country: country ?? undefined })}
      />
      <Select
        {...shared}
        aria-label={t`Stage`}
        placeholder={t`Stage`}
        data={stages}
        value={search.stage ?? null}
        onChange={(stage) => onChange({ stage: one(STAGE_VALUES, stage) })}
      />
      <Select
        {...shared}
        aria-label={t`Owner`}
        placeholder={t`Owner`}
        searchable
        selectFirstOptionOnChange
        data={owners}
        value={search.owner ?? null}
        onChange={(owner) => onChange({ owner: owner ?? undefined })}
      />
      <Select
        {...shared}
        aria-label={t`Source`}
        placeholder={t`Source`}
        data={SOURCES.map((value) => ({ value, label: i18n._(SOURCE_NAMES[value]) }))}
        value={search.source ?? null}
        onChange={(source) => onChange({ source: one(SOURCES, source) })}
      />
      <Checkbox
        size="xs"
        label={t`At their desk now`}
        checked={search.awake === true}
        onChange={(event) => onChange({ awake: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        size="xs"
        label={t`Starred`}
        checked={search.starred === true}
        onChange={(event) => onChange({ starred: event.currentTarget.checked || undefined })}
      />
      <CustomFilters of="company" value={search.custom} onChange={(custom) => onChange({ custom })} />
      {isFiltered(search) ? (
        <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
          <Trans>Clear filters</Trans>
        </Button>
      ) : null}
    </div>
  );
}
