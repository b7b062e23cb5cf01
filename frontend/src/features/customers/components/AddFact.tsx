import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Autocomplete, TextInput } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { isProblem } from "@/api/problem";
import { problemTitle } from "@/ui/feedback/problemText";
import type { NewFact } from "../hooks/useFacts";
import classes from "./facts.module.css";
import { SORTS } from "./fieldKinds";

interface Props {
  field: string;
  label: string;
  onAdd: (fact: NewFact) => Promise<unknown>;
  onDone: () => void;
}

/** A box for one more value of a field, and for its sort where there are several. */
export function AddFact({ field, label, onAdd, onDone }: Props) {
  const { t } = useLingui();
  const [value, setValue] = useState("");
  const [detail, setDetail] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sorts = SORTS[field];
  const save = async () => {
    if (!value.trim()) return onDone();
    setBusy(true);
    try {
      await onAdd({ field, value: value.trim(), detail: detail.trim() || null });
      onDone();
    } catch (error) {
      setBusy(false);
      setProblem((isProblem(error) ? error.errors?.[0]?.message : undefined) ?? problemTitle(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      void save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onDone();
    }
  };
  return (
    <div className={classes.editor}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={label}
        placeholder={label}
        dir="auto"
        value={value}
        error={problem}
        disabled={busy}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {sorts ? (
        <Autocomplete
          size="xs"
          className={classes.sortBox}
          aria-label={t`Sort of value`}
          placeholder={t`Sort`}
          data={[...sorts]}
          value={detail}
          disabled={busy}
          onChange={setDetail}
          onKeyDown={onKeyDown}
        />
      ) : null}
      <ActionIcon size="sm" aria-label={t`Save`} loading={busy} onClick={() => void save()}>
        <IconCheck size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" variant="default" aria-label={t`Cancel`} onClick={onDone}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
