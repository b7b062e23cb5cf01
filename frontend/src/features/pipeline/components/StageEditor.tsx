import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { PipelineStage } from "@/api/types";
import classes from "./deals.module.css";

export interface EditedProof {
  kind: string;
  label: string | null;
  text: string;
  required: boolean;
}

export interface ProofKind {
  kind: string;
  text: string;
  automatic: boolean;
}

export interface EditedStage {
  key: string;
  id?: string;
  name: string;
  kind: PipelineStage["kind"];
  probability: string;
  sla_days: string;
  entry_proofs: readonly EditedProof[];
  exit_proofs: readonly EditedProof[];
  deals: number;
}

interface ProofsProps {
  label: string;
  proofs: readonly EditedProof[];
  kinds: readonly ProofKind[];
  onChange: (proofs: EditedProof[]) => void;
}

/** What a stage asks for at one of its ends. */
function Proofs({ label, proofs, kinds, onChange }: ProofsProps) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const known = new Set(proofs.map(({ kind }) => kind));
  const add = (kind: string | null) => {
    const found = kinds.find((each) => each.kind === kind);
    if (found) onChange([...proofs, { kind: found.kind, label: null, text: found.text, required: false }]);
  };
  const confirmLater = () => {
    const text = words.trim();
    if (!text) return;
    onChange([...proofs, { kind: "manual", label: text, text, required: false }]);
    setWords("");
  };
  return (
    <div>
      <div className={classes.quiet}>{label}</div>
      <ul className={classes.plain}>
        {proofs.map((proof, at) => (
          <li key={`${proof.kind} ${proof.label}`} className={classes.row}>
            <span dir="auto">{proof.text}</span>
            <Group gap="xs">
              <Checkbox
                size="xs"
                label={t`needed`}
                checked={proof.required}
                onChange={(event) => {
                  const required = event.currentTarget.checked;
                  onChange(proofs.map((each, index) => (index === at ? { ...each, required } : each)));
                }}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Do not ask for ${proof.text}`}
                onClick={() => onChange(proofs.filter((_, index) => index !== at))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <Group gap="xs" mt={4}>
        <Select
          size="xs"
          aria-label={t`Ask for`}
          placeholder={t`Ask for`}
          data={kinds
            .filter(({ kind }) => kind !== "manual" && !known.has(kind))
            .map(({ kind, text }) => ({ value: kind, label: text }))}
          value={null}
          onChange={add}
        />
        <TextInput
          size="xs"
          aria-label={t`Something to confirm`}
          placeholder={t`Something to confirm`}
          value={words}
          dir="auto"
          onChange={(event) => setWords(event.currentTarget.value)}
          onBlur={confirmLater}
          onKeyDown={(event) => {
            if (event.key === "Enter") confirmLater();
          }}
        />
      </Group>
    </div>
  );
}

interface Props {
  stage: EditedStage;
  kinds: readonly ProofKind[];
  first: boolean;
  last: boolean;
  onChange: (change: Partial<EditedStage>) => void;
  onShift: (by: 1 | -1) => void;
  onRemove?: () => void;
}

/** One stage of a pipeline. */
export function StageEditor({ stage, kinds, first, last, onChange, onShift, onRemove }: Props) {
  const { t } = useLingui();
  const { name } = stage;
  return (
    <fieldset style={{ border: "1px solid var(--l-border)", borderRadius: 8, padding: 12, margin: 0 }}>
      <legend className={classes.quiet} dir="auto">
        {name || <Trans>New stage</Trans>}
      </legend>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          style={{ flex: 2 }}
          label={t`Name`}
          dir="auto"
          value={name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          label={t`Probability, %`}
          inputMode="numeric"
          dir="ltr"
          value={stage.probability}
          onChange={(event) => onChange({ probability: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          label={t`Days at most`}
          inputMode="numeric"
          dir="ltr"
          value={stage.sla_days}
          onChange={(event) => onChange({ sla_days: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={first}
          aria-label={t`${name} earlier`}
          onClick={() => onShift(-1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={last}
          aria-label={t`${name} later`}
          onClick={() => onShift(1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={!onRemove || stage.deals > 0}
          aria-label={t`Remove ${name}`}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <div className={classes.pair} style={{ marginBlockStart: 8 }}>
        <Proofs
          label={t`To come in`}
          proofs={stage.entry_proofs}
          kinds={kinds}
          onChange={(entry_proofs) => onChange({ entry_proofs })}
        />
        <Proofs
          label={t`Before going on`}
          proofs={stage.exit_proofs}
          kinds={kinds}
          onChange={(exit_proofs) => onChange({ exit_proofs })}
        />
      </div>
    </fieldset>
  );
}
