import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Kbd, NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { CompanyPerson } from "@/api/types";
import { useDraft } from "@/lib/useDraft";
import { announce } from "@/ui/feedback/announce";
import { MentionBox } from "@/ui/mentions/MentionBox";
import { type Named, toStored } from "@/ui/mentions/mentions";
import { useColleagueNames } from "../hooks/useChoices";
import type { FactSubject } from "../hooks/useFacts";
import { type NewNote, useWriteNote } from "../hooks/useNotes";
import classes from "./timeline.module.css";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface Typed {
  kind: NewNote["kind"];
  text: string;
  named: readonly Named[];
  /** As the box for date and time writes it, in the clock of this browser. */
  at: string;
  minutes: string;
  person: string | null;
}

const EMPTY: Typed = { kind: "note", text: "", named: [], at: "", minutes: "", person: null };

function body({ kind, text, named, at, minutes, person }: Typed): NewNote {
  const shared = { kind, text: toStored(text.trim(), named), contact_id: person ?? undefined };
  if (kind === "note") return shared;
  return {
    ...shared,
    at: at ? new Date(at).toISOString() : undefined,
    minutes: minutes ? Number(minutes) : undefined,
  };
}

interface Props {
  subject: FactSubject;
  id: string;
  people?: readonly CompanyPerson[];
}

/** A note, a call or a meeting for the timeline. What is typed is kept until it is saved, over reloads. */
export function NoteComposer({ subject, id, people = [] }: Props) {
  const { t } = useLingui();
  const colleagues = useColleagueNames();
  const draft = useDraft<Typed>(`note.${subject}.${id}`);
  const [typed, setTyped] = useState<Typed>({ ...EMPTY, ...draft.restored });
  const { mutate, isPending } = useWriteNote(subject, id, () => {
    setTyped(EMPTY);
    draft.clear();
    announce(t`Saved`);
  });
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    draft.keep(next);
  };
  const { kind, text, named } = typed;
  const ready = text.trim() !== "";
  const save = () => {
    if (ready && !isPending) mutate(body(typed));
  };
  const ask = {
    note: t`Write a note… @ names a colleague`,
    call: t`What was said on the phone?`,
    meeting: t`What was said at the meeting?`,
  }[kind];
  const label = { note: t`Note`, call: t`Call`, meeting: t`Meeting` }[kind];
  return (
    <div className={classes.composer}>
      <SegmentedControl
        size="xs"
        className={classes.filter}
        aria-label={t`What to write down`}
        data={[
          { value: "note", label: t`Note` },
          { value: "call", label: t`Call` },
          { value: "meeting", label: t`Meeting` },
        ]}
        value={kind}
        onChange={(next) => set({ kind: next as Typed["kind"] })}
      />
      <MentionBox
        people={colleagues}
        label={label}
        placeholder={ask}
        text={text}
        named={named}
        minRows={ready ? 3 : 1}
        onChange={(next, names) => set({ text: next, named: names })}
        onSubmit={save}
      />
      {kind !== "note" || (ready && people.length > 0) ? (
        <div className={classes.composerFields}>
          {people.length > 0 ? (
            <Select
              size="xs"
              clearable
              placeholder={t`With whom`}
              aria-label={t`With whom`}
              data={people.map((person) => ({ value: person.id, label: person.name }))}
              value={typed.person}
              onChange={(person) => set({ person })}
            />
          ) : null}
          {kind === "note" ? null : (
            <>
              <TextInput
                size="xs"
                type="datetime-local"
                aria-label={t`When, by your clock; empty means now`}
                value={typed.at}
                onChange={(event) => set({ at: event.currentTarget.value })}
              />
              <NumberInput
                size="xs"
                min={1}
                max={1440}
                allowDecimal={false}
                hideControls
                placeholder={t`Minutes`}
                aria-label={t`Minutes`}
                value={typed.minutes}
                onChange={(minutes) => set({ minutes: String(minutes) })}
              />
            </>
          )}
        </div>
      ) : null}
      {ready ? (
        <div className={classes.composerFoot}>
          <Kbd size="xs" dir="ltr">
            {isMac ? "⌘ ↵" : "Ctrl ↵"}
          </Kbd>
          <Button size="xs" loading={isPending} onClick={save}>
            {kind === "note" ? (
              <Trans>Save note</Trans>
            ) : kind === "call" ? (
              <Trans>Save call</Trans>
            ) : (
              <Trans>Save meeting</Trans>
            )}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
