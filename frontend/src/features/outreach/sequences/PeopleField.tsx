import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { EnrolSearch } from "./search";
import classes from "./sequences.module.css";

interface Props {
  search: EnrolSearch;
  onChange: (change: Partial<EnrolSearch>) => void;
}

const split = (given: string | undefined) => given?.split(",").filter(Boolean) ?? [];

/** Whom the page is about: what a list handed over, and one more person at a time. */
export function PeopleField({ search, onChange }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 250);
  const { data } = useQuery({
    ...query("/contacts", { params: { query: { q: asked || undefined, limit: 20 } } }),
    placeholderData: keepPreviousData,
  });
  const contacts = split(search.contacts);
  const companies = split(search.companies);
  const found = (data?.items ?? [])
    .filter(({ id }) => !contacts.includes(id))
    .map(({ id, name, company, email }) => ({
      value: id,
      label: [name, company?.name ?? email].filter(Boolean).join(" · "),
    }));
  const any = contacts.length + companies.length > 0 || search.of !== undefined;
  return (
    <div>
      <Select
        label={t`Add a person`}
        placeholder={t`Search contacts`}
        searchable
        data={found}
        // The server has searched already.
        filter={({ options }) => options}
        value={null}
        searchValue={words}
        onSearchChange={setWords}
        onChange={(id) => {
          if (id) onChange({ contacts: [...contacts, id].join(",") });
          setWords("");
        }}
        nothingFoundMessage={t`Nobody found`}
      />
      {any ? (
        <p className={classes.chosen}>
          {contacts.length > 0 ? <Plural value={contacts.length} one="# contact" other="# contacts" /> : null}{" "}
          {companies.length > 0 ? (
            <Plural value={companies.length} one="people of # company" other="people of # companies" />
          ) : null}{" "}
          {search.of === "contacts" ? <Trans>everybody in the list of contacts</Trans> : null}
          {search.of === "companies" ? <Trans>everybody in the list of companies</Trans> : null}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() =>
              onChange({
                contacts: undefined,
                companies: undefined,
                of: undefined,
                q: undefined,
                country: undefined,
                stage: undefined,
                source: undefined,
                owner: undefined,
                starred: undefined,
                deal: undefined,
              })
            }
          >
            <Trans>Choose anew</Trans>
          </Button>
        </p>
      ) : null}
    </div>
  );
}
