import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useHotkey } from "@/ui/hotkeys/hotkeys";

const PAUSE_MS = 250;
const GROUP = msg`Lists`;

interface Props {
  value: string | undefined;
  label: MessageDescriptor;
  onChange: (words: string | undefined) => void;
  style?: CSSProperties;
  /** What stands in the box at first, where that is not asked for yet. */
  initial?: string;
  /** What is wrong with the words. */
  problem?: string;
}

/** Words to narrow a list by; `/` goes to it, Escape empties and leaves it. */
export function SearchBox({ value, label, onChange, style, initial, problem }: Props) {
  const { t, i18n } = useLingui();
  const [words, setWords] = useState(initial ?? value ?? "");
  const input = useRef<HTMLInputElement>(null);
  const ask = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), PAUSE_MS);
  useHotkey({ keys: "/", label, group: GROUP }, () => {
    // To select alone does not take the focus everywhere.
    input.current?.focus();
    input.current?.select();
  });
  // Back and links change the words as well; what is being typed wins.
  const shown = useRef(initial === undefined ? undefined : value);
  useEffect(() => {
    // What was put in beforehand stays until other words are asked for.
    if (shown.current === value && initial !== undefined) return;
    shown.current = undefined;
    if (document.activeElement !== input.current) setWords(value ?? "");
  }, [value, initial]);
  const type = (next: string) => {
    setWords(next);
    ask(next);
  };
  return (
    <TextInput
      ref={input}
      type="search"
      size="xs"
      style={style}
      placeholder={i18n._(label)}
      aria-label={i18n._(label)}
      value={words}
      error={problem}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        if (words) type("");
        else input.current?.blur();
      }}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        words ? <CloseButton size="sm" aria-label={t`Clear the search`} onClick={() => type("")} /> : null
      }
    />
  );
}
