import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Pill } from "@mantine/core";
import { useRef, useState } from "react";
import { SearchBox } from "@/ui/forms/SearchBox";
import { chipsOf, withOperator } from "../reading/operators";
import classes from "./list.module.css";
import { SearchHelp } from "./SearchHelp";

interface Props {
  value: string | undefined;
  onChange: (words: string | undefined) => void;
  /** What the server did not understand, in words. */
  problem?: string;
}

/** The search box of the inbox: words and operators, help for those, and each as a chip to take away. */
export function MailSearch({ value = "", onChange, problem }: Props) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  // A box that is mounted anew takes what the help put in, and goes on from there.
  const [inserted, setInserted] = useState({ times: 0, words: "" });
  const insert = (text: string) => {
    const typed = box.current?.querySelector("input")?.value ?? value;
    const words = withOperator(typed, text);
    setInserted(({ times }) => ({ times: times + 1, words }));
    if (/attachment$|unread$/.test(text)) onChange(words);
    requestAnimationFrame(() => {
      const input = box.current?.querySelector("input");
      input?.focus();
      input?.setSelectionRange(words.length, words.length);
    });
  };
  const chips = chipsOf(value);
  return (
    <div ref={box}>
      <div className={classes.searchLine}>
        <SearchBox
          key={inserted.times}
          value={value}
          initial={inserted.times > 0 ? inserted.words : undefined}
          label={msg`Search the mail`}
          style={{ flex: 1, minInlineSize: 0 }}
          problem={problem}
          onChange={onChange}
        />
        <SearchHelp onInsert={insert} />
      </div>
      {chips.length > 0 ? (
        <ul className={classes.chips} aria-label={t`Conditions of the search`}>
          {chips.map(({ text, rest }) => (
            <li key={text}>
              <Pill
                size="sm"
                withRemoveButton
                // By itself it would be there for the mouse alone.
                removeButtonProps={{ "aria-label": t`Without ${text}`, "aria-hidden": false, tabIndex: 0 }}
                onRemove={() => {
                  setInserted(({ times }) => ({ times: times + 1, words: rest }));
                  onChange(rest || undefined);
                }}
              >
                <bdi>{text}</bdi>
              </Pill>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
