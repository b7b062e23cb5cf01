import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconHistory, IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Fact } from "@/api/types";
import { announce } from "@/ui/feedback/announce";
import type { Saved } from "../hooks/saving";
import { factsOf } from "../hooks/useFacts";
import { ConflictView } from "./ConflictView";
import { Evidence } from "./Evidence";
import { FieldEditor } from "./FieldEditor";
import { FieldValue } from "./FieldValue";
import classes from "./facts.module.css";
import { type FieldKind, MANY } from "./fieldKinds";
import { useSortName } from "./sortNames";

interface Props<Row> {
  name: string;
  label: string;
  kind: FieldKind;
  value: string | null;
  facts: readonly Fact[];
  onReject: (fact: Fact) => void;
  mayEdit: boolean;
  /** The value of this field in a record, for the version of somebody else. */
  read: (record: Row) => string | null;
  onSave: (value: string | null) => Promise<Saved<Row>>;
  /** Opens the history of the field; missing where there is no room for it. */
  onHistory?: () => void;
}

/** One field of a record: its value with the evidence for it, and the box to change it in its place. */
export function EditableField<Row>(props: Props<Row>) {
  const { name, label, kind, value, facts, onReject, mayEdit, read, onSave, onHistory } = props;
  const sortName = useSortName();
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  // What the editing began with: live updates may bring somebody else's value meanwhile.
  const [base, setBase] = useState(value);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState<{ mine: string | null; theirs: string | null } | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const { behind, others } = factsOf(facts, name);

  const leave = () => {
    setEditing(false);
    setProblem(null);
    setConflict(null);
    requestAnimationFrame(() => pencil.current?.focus({ preventScroll: true }));
  };
  const save = async (next: string | null) => {
    if (next === value && !conflict) return leave();
    if (editing && value !== base) {
      setEditing(false);
      return setConflict({ mine: next, theirs: value });
    }
    setBusy(true);
    const saved = await onSave(next);
    setBusy(false);
    setProblem(saved.kind === "refused" ? saved.message : null);
    if (saved.kind === "saved") {
      announce(t`Saved`);
      leave();
    } else if (saved.kind === "conflict") {
      setEditing(false);
      setConflict({ mine: next, theirs: read(saved.current) });
    }
  };
  const text = (shown: string | null) => (shown === null ? null : <FieldValue kind={kind} value={shown} />);

  return (
    <div className={classes.field}>
      <dt>{label}</dt>
      <dd>
        {conflict ? (
          <ConflictView
            mine={text(conflict.mine)}
            theirs={text(conflict.theirs)}
            onMine={() => void save(conflict.mine)}
            onTheirs={leave}
          />
        ) : editing ? (
          <div className={classes.editor}>
            <FieldEditor
              label={label}
              kind={kind}
              value={value ?? ""}
              busy={busy}
              problem={problem}
              onSave={(next) => void save(next || null)}
              onCancel={leave}
            />
          </div>
        ) : (
          <>
            <div className={classes.shown}>
              {value === null ? (
                <span className={classes.empty}>—</span>
              ) : behind ? (
                <Evidence fact={behind} onReject={mayEdit ? () => onReject(behind) : undefined}>
                  <FieldValue kind={kind} value={value} />
                </Evidence>
              ) : (
                <FieldValue kind={kind} value={value} live />
              )}
              {others.length > 0 ? (
                <div className={classes.others}>
                  {MANY.has(name) ? <Trans>Also:</Trans> : <Trans>Also found:</Trans>}
                  {others.map((fact) => (
                    <span key={fact.id}>
                      <Evidence
                        fact={fact}
                        onReject={mayEdit ? () => onReject(fact) : undefined}
                        onUse={mayEdit ? () => void save(fact.value) : undefined}
                      >
                        <FieldValue kind={kind} value={fact.value} />
                      </Evidence>
                      {fact.detail ? <span className={classes.sort}> {sortName(fact.detail)}</span> : null}
                    </span>
                  ))}
                </div>
              ) : null}
            </div>
            {onHistory ? (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                className={classes.pencil}
                aria-label={t`History: ${label}`}
                onClick={onHistory}
              >
                <IconHistory size={15} aria-hidden />
              </ActionIcon>
            ) : null}
            {mayEdit ? (
              <ActionIcon
                ref={pencil}
                size="sm"
                variant="subtle"
                color="gray"
                className={classes.pencil}
                aria-label={t`Edit: ${label}`}
                onClick={() => {
                  setBase(value);
                  setEditing(true);
                }}
              >
                <IconPencil size={15} aria-hidden />
              </ActionIcon>
            ) : null}
          </>
        )}
      </dd>
    </div>
  );
}
