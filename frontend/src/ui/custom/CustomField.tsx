import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconHistory, IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { announce } from "@/ui/feedback/announce";
import classes from "./custom.module.css";
import { FieldInput } from "./FieldInput";
import { FieldShown } from "./FieldShown";
import { type CustomField as Field, neededAtOnce } from "./form";

interface Props {
  field: Field;
  value: unknown;
  mayEdit: boolean;
  /** Saves the value; answers what was wrong with it, or null. */
  onSave: (value: unknown) => Promise<string | null>;
  onHistory?: () => void;
}

/** One of the tenant's own fields in a record's file: its value, and the box to change it in its place. */
export function CustomField({ field, value, mayEdit, onSave, onHistory }: Props) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState<unknown>(value);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const pencil = useRef<HTMLButtonElement>(null);
  const { label } = field;
  const leave = () => {
    setEditing(false);
    setProblem(undefined);
    requestAnimationFrame(() => pencil.current?.focus({ preventScroll: true }));
  };
  const save = async () => {
    setBusy(true);
    const refused = await onSave(draft ?? null);
    setBusy(false);
    if (refused) return setProblem(refused);
    announce(t`Saved`);
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void save();
    }
  };
  const button = (text: string, glyph: typeof IconPencil, onClick: () => void, ref?: typeof pencil) => {
    const Glyph = glyph;
    return (
      <ActionIcon ref={ref} size="sm" variant="subtle" color="gray" aria-label={text} onClick={onClick}>
        <Glyph size={15} aria-hidden />
      </ActionIcon>
    );
  };
  return (
    <div className={classes.row}>
      <dt title={field.hint || undefined}>{label}</dt>
      <dd>
        {editing ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys of the box inside
          <div className={classes.editor} onKeyDown={onKeyDown}>
            <FieldInput
              field={field}
              value={draft}
              onChange={setDraft}
              error={problem}
              disabled={busy}
              required={neededAtOnce(field)}
              size="xs"
              bare
              autoFocus
            />
            <Group gap={6}>
              <Button size="compact-xs" loading={busy} onClick={() => void save()}>
                <Trans>Save</Trans>
              </Button>
              <Button size="compact-xs" variant="default" onClick={leave}>
                <Trans>Cancel</Trans>
              </Button>
            </Group>
          </div>
        ) : (
          <>
            <div className={classes.shown}>
              {value === undefined || value === null ? (
                <span className={classes.empty}>—</span>
              ) : (
                <FieldShown field={field} value={value} />
              )}
            </div>
            {onHistory ? button(t`History: ${label}`, IconHistory, onHistory) : null}
            {mayEdit && field.mode !== "read_only"
              ? button(
                  t`Edit: ${label}`,
                  IconPencil,
                  () => {
                    setDraft(value);
                    setEditing(true);
                  },
                  pencil,
                )
              : null}
          </>
        )}
      </dd>
    </div>
  );
}
