import { Trans, useLingui } from "@lingui/react/macro";
import { MultiSelect, NumberInput, Select, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { COUNTRIES, LANGUAGES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import classes from "./leads.module.css";
import type { LeadRuleGiven } from "./types";
import { METHODS, SOURCES } from "./words";

export type Values = Required<LeadRuleGiven>;

export const number = (value: string | number) => (value === "" ? null : Number(value));

interface Part {
  values: Values;
  change: (part: Partial<Values>) => void;
}

export function Conditions({ values, change }: Part) {
  const { t, i18n } = useLingui();
  const format = useFormats();
  const mailboxes = useQuery(query("/mailboxes"));
  const forms = useQuery(query("/lead-forms"));
  return (
    <fieldset className={classes.group}>
      <legend>
        <Trans>Which inquiries</Trans>
      </legend>
      <span className={classes.muted}>
        <Trans>What is empty asks for nothing.</Trans>
      </span>
      <MultiSelect
        label={t`Countries`}
        searchable
        value={values.countries}
        data={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
        onChange={(countries) => change({ countries })}
      />
      <MultiSelect
        label={t`Languages`}
        searchable
        value={values.languages}
        data={LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }))}
        onChange={(languages) => change({ languages })}
      />
      <TagsInput
        label={t`Words of the product`}
        value={values.products}
        onChange={(products) => change({ products })}
      />
      <MultiSelect
        label={t`Sources`}
        value={values.sources}
        data={Object.entries(SOURCES).map(([value, label]) => ({ value, label: i18n._(label) }))}
        onChange={(sources) => change({ sources: sources as Values["sources"] })}
      />
      <MultiSelect
        label={t`Mailboxes`}
        searchable
        value={values.mailbox_ids}
        data={mailboxes.data?.items.map(({ id, address }) => ({ value: id, label: address })) ?? []}
        onChange={(mailbox_ids) => change({ mailbox_ids })}
      />
      {forms.data?.length ? (
        <MultiSelect
          label={t`Web forms`}
          value={values.form_ids}
          data={forms.data.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(form_ids) => change({ form_ids })}
        />
      ) : null}
    </fieldset>
  );
}

export function People({ values, change }: Part) {
  const { t, i18n } = useLingui();
  const users = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  const teams = useQuery(query("/teams"));
  return (
    <fieldset className={classes.group}>
      <legend>
        <Trans>Who gets them</Trans>
      </legend>
      <Select
        label={t`How one is chosen`}
        allowDeselect={false}
        value={values.method}
        data={Object.entries(METHODS).map(([value, label]) => ({ value, label: i18n._(label) }))}
        onChange={(value) => value && change({ method: value as Values["method"] })}
      />
      <MultiSelect
        label={t`People, in order`}
        searchable
        value={values.member_ids}
        data={
          users.data?.items
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name })) ?? []
        }
        onChange={(member_ids) => change({ member_ids })}
      />
      <Select
        label={t`And a team`}
        clearable
        value={values.team_id ?? null}
        data={teams.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(team_id) => change({ team_id })}
      />
      <div className={classes.row}>
        <NumberInput
          label={t`Most open leads each`}
          min={1}
          value={values.open_cap ?? ""}
          onChange={(value) => change({ open_cap: number(value) })}
        />
        <NumberInput
          label={t`Most new ones a day`}
          min={1}
          value={values.daily_cap ?? ""}
          onChange={(value) => change({ daily_cap: number(value) })}
        />
      </div>
    </fieldset>
  );
}
