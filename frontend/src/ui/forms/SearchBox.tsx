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
}

/** Words to narrow a list by; `/` goes to it, Escape empties and leaves it. */
export function SearchBox({ value, label, onChange, style }: Props) {
  const { t, i18n } = useLingui();
  const [words, setWords] = useState(value ?? "");
  const input = useRef<HTMLInputElement>(null);
  const ask = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), PAUSE_MS);
  useHotkey({ keys: "/", label, group: GROUP }, () => input.current?.select());
  // Back and links change the words as well; what is being typed wins.
  useEffect(() => {
    if (document.activeElement !== input.current) setWords(value ?? "");
  }, [value]);
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
