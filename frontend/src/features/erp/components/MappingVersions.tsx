import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import type { ErpLink, ErpMappingDocument, ErpMappingVersion, ErpRule } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Section } from "@/ui/shell/Section";
import { useErpWords } from "../hooks/useErpWords";
import classes from "./erp.module.css";

interface Props {
  link: ErpLink;
  entity: string;
  /** What is being edited: an older version is compared with it. */
  document: ErpMappingDocument;
  onTake: (document: ErpMappingDocument) => void;
}

/** Earlier versions of a mapping, what differs from the one on screen, and the way back to one. */
export function MappingVersions({ link, entity, document, onTake }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery(
    query("/erp-links/{link_id}/mappings/{entity}/versions", {
      params: { path: { link_id: link.id, entity } },
    }),
  );
  const versions = found.data ?? [];
  if (versions.length < 2) return null;
  const name = (version: ErpMappingVersion) =>
    version.number === 0
      ? t`The usual mapping`
      : t`Version ${version.number} · ${version.made_by} · ${version.made_at ? format.date(version.made_at) : ""}`;
  const picked = versions.find(({ number }) => String(number) === chosen);
  return (
    <Section title={t`Versions`}>
      <div className={classes.line}>
        <Select
          size="xs"
          aria-label={t`Compare with version`}
          placeholder={t`Compare with an earlier version`}
          data={versions.map((each) => ({ value: String(each.number), label: name(each) }))}
          value={chosen}
          onChange={setChosen}
          w={320}
        />
        {picked ? (
          <Button size="xs" variant="default" onClick={() => onTake(picked.document)}>
            <Trans>Put it on screen</Trans>
          </Button>
        ) : null}
      </div>
      {picked ? <Difference before={picked.document.rules} after={document.rules} /> : null}
    </Section>
  );
}

const PARTS = [
  "theirs",
  "way",
  "owner",
  "policy",
  "default",
  "required",
  "create_only",
  "read",
  "write",
] as const;

function partText(rule: ErpRule | undefined, part: (typeof PARTS)[number]): string {
  const value = rule?.[part];
  if (value === undefined || value === null || value === false) return "—";
  return Array.isArray(value)
    ? value.map((step) => `${step.op} ${step.text ?? ""}`.trim()).join(", ") || "—"
    : String(value);
}

function Difference({ before, after }: { before: ErpRule[]; after: ErpRule[] }) {
  const words = useErpWords();
  const flat = (rules: ErpRule[]) =>
    new Map(rules.flatMap((rule) => [rule, ...(rule.items ?? [])]).map((rule) => [rule.field, rule]));
  const [old, now] = [flat(before), flat(after)];
  const rows = [...new Set([...old.keys(), ...now.keys()])].flatMap((field) =>
    PARTS.filter((part) => partText(old.get(field), part) !== partText(now.get(field), part)).map((part) => ({
      key: `${field}${part}`,
      field,
      text: `${partText(old.get(field), part)} → ${partText(now.get(field), part)}`,
    })),
  );
  if (rows.length === 0) {
    return (
      <p className={classes.quiet}>
        <Trans>It is the same as the one on screen.</Trans>
      </p>
    );
  }
  return (
    <dl className={classes.diff}>
      {rows.map((row) => (
        <div key={row.key} style={{ display: "contents" }}>
          <dt>{words.field(row.field)}</dt>
          <dd dir="ltr">{row.text}</dd>
        </div>
      ))}
    </dl>
  );
}
