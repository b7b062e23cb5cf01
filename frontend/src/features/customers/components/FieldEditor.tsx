import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Select, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { type Choice, useCountryChoices, useLanguageChoices, useZoneChoices } from "../hooks/useChoices";
import type { FieldKind } from "./fieldKinds";

interface Props {
  label: string;
  kind: FieldKind;
  value: string;
  busy: boolean;
  problem: string | null;
  onSave: (value: string) => void;
  onCancel: () => void;
}

type ChooserProps = Omit<Props, "kind">;

function Chooser({
  label,
  value,
  busy,
  problem,
  onSave,
  onCancel,
  choices,
}: ChooserProps & { choices: Choice[] }) {
  // A record may hold a code that is not in our list; it must stay choosable.
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <Select
      size="xs"
      aria-label={label}
      data={known ? choices : [{ value, label: value }, ...choices]}
      value={value || null}
      searchable
      selectFirstOptionOnChange
      clearable
      autoFocus
      defaultDropdownOpened
      disabled={busy}
      error={problem}
      // The name of the old choice gives way to what is typed.
      onFocus={(event) => event.currentTarget.select()}
      onChange={(next) => onSave(next ?? "")}
      onBlur={() => problem === null && onCancel()}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    />
  );
}

const CountryChooser = (props: ChooserProps) => <Chooser {...props} choices={useCountryChoices()} />;
const LanguageChooser = (props: ChooserProps) => <Chooser {...props} choices={useLanguageChoices()} />;
const ZoneChooser = (props: ChooserProps) => <Chooser {...props} choices={useZoneChoices()} />;

/** The box in which one field is edited. Enter saves, Escape leaves it as it was. */
export function FieldEditor({ kind, ...props }: Props) {
  const { t } = useLingui();
  const { label, value, busy, problem, onSave, onCancel } = props;
  const [draft, setDraft] = useState(value);
  if (kind === "country") return <CountryChooser {...props} />;
  if (kind === "language") return <LanguageChooser {...props} />;
  if (kind === "zone") return <ZoneChooser {...props} />;

  const long = kind === "long";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === "Enter" && (!long || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave(draft.trim());
    }
  };
  const box = {
    size: "xs",
    "aria-label": label,
    value: draft,
    error: problem,
    disabled: busy,
    autoFocus: true,
    dir: kind === "phone" || kind === "url" || kind === "email" ? "ltr" : "auto",
    onKeyDown,
  } as const;
  return (
    <>
      {long ? (
        <Textarea
          {...box}
          autosize
          minRows={2}
          maxRows={12}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...box} onChange={(event) => setDraft(event.currentTarget.value)} />
      )}
      <ActionIcon size="sm" aria-label={t`Save`} loading={busy} onClick={() => onSave(draft.trim())}>
        <IconCheck size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" variant="default" aria-label={t`Cancel`} onClick={onCancel}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </>
  );
}
