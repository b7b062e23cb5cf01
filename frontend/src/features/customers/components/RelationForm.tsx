import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RelationKind } from "@/api/types";
import { CompanyChoice } from "./CompanyChoice";
import classes from "./customers.module.css";
import { RELATION_NAMES } from "./relationNames";

interface Props {
  company: string;
  onSave: (relation: { other_id: string; kind: RelationKind; note: string | null }) => Promise<unknown>;
  onDone: () => void;
}

/** Chooses another company and says what it is to this one. */
export function RelationForm({ company, onSave, onDone }: Props) {
  const { i18n, t } = useLingui();
  const [other, setOther] = useState<string | null>(null);
  const [kind, setKind] = useState<RelationKind>("branch");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!other) return;
    setBusy(true);
    try {
      await onSave({ other_id: other, kind, note: note.trim() || null });
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.form}>
      <CompanyChoice label={t`Company`} but={company} value={other} onChange={setOther} focused />
      <Select
        size="xs"
        label={t`It is this company's`}
        allowDeselect={false}
        data={(Object.keys(RELATION_NAMES) as RelationKind[]).map((value) => ({
          value,
          label: i18n._(RELATION_NAMES[value]),
        }))}
        value={kind}
        onChange={(next) => next && setKind(next as RelationKind)}
      />
      <TextInput
        size="xs"
        label={t`Note`}
        maxLength={500}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button size="xs" disabled={!other} loading={busy} onClick={() => void save()}>
          <Trans>Relate</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </div>
  );
}
