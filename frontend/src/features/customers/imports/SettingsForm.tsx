import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Switch, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "@/api/query";
import type { Stage } from "@/api/types";
import { useCountryChoices, useOwnerChoices, useStageChoices } from "../hooks/useChoices";
import classes from "./imports.module.css";
import { DECISIONS, type Decision, type ImportFile, type Settings } from "./words";

const POOL = "pool:";

interface Props {
  run: ImportFile;
  onChange: (settings: Settings) => void;
  onPool: (pool: string | null) => void;
}

/** What rows get that they do not say themselves, and what is done with customers that are here already. */
export function SettingsForm({ run, onChange, onPool }: Props) {
  const { t, i18n } = useLingui();
  const owners = useOwnerChoices();
  const stages = useStageChoices();
  const countries = useCountryChoices();
  const { data: pools } = useQuery(query("/pools"));
  const { settings } = run;
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change });
  const mine = useMemo(() => (pools ?? []).filter((pool) => pool.may_manage), [pools]);
  const hands = [
    { group: t`A colleague`, items: owners },
    ...(mine.length > 0
      ? [{ group: t`A public pool`, items: mine.map(({ id, name }) => ({ value: POOL + id, label: name })) }]
      : []),
  ];
  const pool = mine.find(({ name }) => name === run.pool);
  const say = (of: Decision[]) => of.map((value) => ({ value, label: i18n._(DECISIONS[value]) }));
  const chooseHands = (value: string | null) => {
    if (value?.startsWith(POOL)) {
      onPool(value.slice(POOL.length));
      return;
    }
    if (run.pool) onPool(null);
    set({ owner_id: value });
  };
  return (
    <div className={classes.settings}>
      <Select
        label={t`New customers go to`}
        description={t`Where the file names no owner`}
        data={hands}
        value={pool ? POOL + pool.id : (settings.owner_id ?? null)}
        onChange={chooseHands}
        placeholder={t`Nobody`}
        clearable
        searchable
      />
      <Select
        label={t`Stage`}
        description={t`Where the file names none`}
        data={stages}
        value={settings.stage ?? null}
        onChange={(stage) => set({ stage: stage as Stage | null })}
        placeholder={t`New`}
        clearable
      />
      <Select
        label={t`Country`}
        description={t`Where the file names none; phone numbers are read by it`}
        data={countries}
        value={settings.country ?? null}
        onChange={(country) => set({ country })}
        clearable
        searchable
      />
      <TagsInput
        label={t`Tags for all`}
        description={t`Such as the fair or the list it came from`}
        value={settings.tags ?? []}
        onChange={(tags) => set({ tags })}
      />
      <Select
        label={t`Customers that are here already`}
        description={t`Unless a row says otherwise`}
        data={say(["fill", "skip"])}
        value={settings.same ?? "fill"}
        onChange={(same) => same && set({ same: same as "fill" | "skip" })}
        allowDeselect={false}
      />
      <Select
        label={t`Doubtful ones`}
        description={t`Unless a row says otherwise`}
        data={say(["skip", "fill", "create"])}
        value={settings.doubtful ?? "skip"}
        onChange={(doubtful) => doubtful && set({ doubtful: doubtful as Decision })}
        allowDeselect={false}
      />
      <Switch
        className={classes.wide}
        label={t`Leave out cells that cannot be read, and take the rest of their rows`}
        description={<Trans>Otherwise such rows are refused, and can be taken out as a file to mend.</Trans>}
        checked={settings.lenient ?? false}
        onChange={(event) => set({ lenient: event.currentTarget.checked })}
      />
    </div>
  );
}
