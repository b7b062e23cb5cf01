import { useLingui } from "@lingui/react/macro";
import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { type Named, typing } from "./mentions";

const MOST = 6;

interface Props {
  label: string;
  /** Who can be named. */
  people: readonly Named[];
  placeholder?: string;
  text: string;
  named: readonly Named[];
  minRows: number;
  autoFocus?: boolean;
  onChange: (text: string, named: readonly Named[]) => void;
  onSubmit: () => void;
  onCancel?: () => void;
  box?: RefObject<HTMLTextAreaElement | null>;
}

/** A box for a text in which colleagues can be named: `@` offers them. */
export function MentionBox(props: Props) {
  const { label, people, placeholder, text, named, minRows, autoFocus, onChange, onSubmit, onCancel } = props;
  const { t } = useLingui();
  const own = useRef<HTMLTextAreaElement>(null);
  const box = props.box ?? own;
  const [place, setPlace] = useState<{ start: number; word: string } | null>(null);
  const list = useCombobox();
  const offered = place
    ? people
        .filter(({ name }) => name.toLocaleLowerCase().includes(place.word.toLocaleLowerCase()))
        .slice(0, MOST)
    : [];
  const open = offered.length > 0;

  const look = (value: string, caret: number) => {
    setPlace(typing(value, caret));
    list.selectFirstOption();
  };
  const choose = (id: string) => {
    const person = people.find((each) => each.id === id);
    if (!person || !place) return;
    const before = text.slice(0, place.start);
    const after = text.slice(place.start + place.word.length + 1);
    const next = `${before}@${person.name} ${after.replace(/^ /, "")}`;
    const known = named.some(({ id: other }) => other === id);
    onChange(next, known ? named : [...named, { id, name: person.name }]);
    setPlace(null);
    const caret = before.length + person.name.length + 2;
    requestAnimationFrame(() => box.current?.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (open) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        list.selectNextOption();
      } else if (event.key === "ArrowUp") {
        event.preventDefault();
        list.selectPreviousOption();
      } else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        list.clickSelectedOption();
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        setPlace(null);
      }
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
    if (event.key === "Escape" && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <Combobox
      store={{ ...list, dropdownOpened: open }}
      onOptionSubmit={choose}
      position="bottom-start"
      width={240}
    >
      <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={false}>
        <Textarea
          ref={box}
          autosize
          minRows={minRows}
          maxRows={14}
          dir="auto"
          autoFocus={autoFocus}
          placeholder={placeholder}
          aria-label={label}
          value={text}
          onChange={(event) => {
            onChange(event.currentTarget.value, named);
            look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onSelect={(event) => {
            const { value, selectionStart } = event.currentTarget;
            setPlace(typing(value, selectionStart));
          }}
          onBlur={() => setPlace(null)}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown onMouseDown={(event) => event.preventDefault()}>
        <Combobox.Options aria-label={t`Colleagues`}>
          {offered.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              <bdi>{name}</bdi>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
