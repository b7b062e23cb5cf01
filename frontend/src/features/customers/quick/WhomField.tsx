import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBuilding, IconUser, IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { type Recent, recents } from "@/offline/recent";
import classes from "./quick.module.css";

const PAUSE_MS = 200;
const SHOWN = 6;

interface Props {
  value: Recent | null;
  onChange: (whom: Recent | null) => void;
}

/** Whom it is about: what was opened last stands ready, also without a network; words search among all. */
export function WhomField({ value, onChange }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), PAUSE_MS);
  const search = useQuery({
    ...query("/search", { params: { query: { q } } }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  if (value) {
    return (
      <button type="button" className={classes.chosen} onClick={() => onChange(null)}>
        <Glyph kind={value.kind} />
        <bdi>{value.name}</bdi>
        <IconX size={18} aria-label={t`Somebody else`} />
      </button>
    );
  }
  const known = recents().filter(({ name }) =>
    name.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()),
  );
  const found: Recent[] = [
    ...(search.data?.contacts ?? []).map(({ id, name }) => ({ kind: "contact" as const, id, name })),
    ...(search.data?.companies ?? []).map(({ id, name }) => ({ kind: "company" as const, id, name })),
  ];
  const ids = new Set(known.map(({ id }) => id));
  const shown = [...known, ...(q === "" ? [] : found.filter(({ id }) => !ids.has(id)))].slice(0, SHOWN);
  return (
    <div>
      <TextInput
        size="md"
        label={t`With whom`}
        placeholder={t`Person or company`}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autoComplete="off"
        dir="auto"
      />
      <ul className={classes.whom}>
        {shown.map((each) => (
          <li key={each.id}>
            <button type="button" className={classes.person} onClick={() => onChange(each)}>
              <Glyph kind={each.kind} />
              <bdi>{each.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && q !== "" && !search.isFetching ? (
        <p className={classes.nobody}>
          <Trans>Nobody here by that name.</Trans>
        </p>
      ) : null}
    </div>
  );
}

function Glyph({ kind }: { kind: Recent["kind"] }) {
  const Shape = kind === "company" ? IconBuilding : IconUser;
  return <Shape size={20} stroke={1.75} aria-hidden />;
}
