import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, NumberInput, Textarea } from "@mantine/core";
import { type Icon, IconCamera, IconNote, IconPaperclip, IconPhone, IconUsers } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useDraft } from "@/lib/useDraft";
import type { Recent } from "@/offline/recent";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { useAttach } from "../hooks/useAttach";
import { type NewNote, useWriteNote } from "../hooks/useNotes";
import classes from "./quick.module.css";
import { WhomField } from "./WhomField";

const route = getRouteApi("/signed-in/quick");
const MOST_MINUTES = 1440;

interface Typed {
  kind: NewNote["kind"];
  text: string;
  minutes: string;
  whom: Recent | null;
}

const EMPTY: Typed = { kind: "call", text: "", minutes: "", whom: null };
const NOBODY: Recent = { kind: "contact", id: "", name: "" };

/** A call, a meeting, a card: written down with a thumb, on the way out, with or without a network. */
export function QuickLogPage() {
  const { t } = useLingui();
  const { kind, id, name } = route.useSearch();
  const navigate = useNavigate();
  const draft = useDraft<Typed>("quick");
  const [typed, setTyped] = useState<Typed>(() => {
    const kept = { ...EMPTY, ...draft.restored };
    return id && kind ? { ...kept, whom: { kind, id, name: name ?? "" } } : kept;
  });
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    draft.keep(next);
  };
  const whom = typed.whom ?? NOBODY;
  const leave = () => {
    draft.clear();
    setTyped(EMPTY);
    if (whom.kind === "company") void navigate({ to: "/companies/$id", params: { id: whom.id } });
    else void navigate({ to: "/contacts/$id", params: { id: whom.id } });
  };
  const note = useWriteNote(whom.kind, whom.id, leave);
  const attach = useAttach(whom.kind, whom.id);
  const text = typed.text.trim();
  const ready = typed.whom !== null && text !== "";
  const kinds: { value: Typed["kind"]; label: string; glyph: Icon }[] = [
    { value: "call", label: t`Call`, glyph: IconPhone },
    { value: "meeting", label: t`Meeting`, glyph: IconUsers },
    { value: "note", label: t`Note`, glyph: IconNote },
  ];
  const take = (files: File | File[] | null) => {
    const those = files === null ? [] : Array.isArray(files) ? files : [files];
    if (those.length > 0) attach.mutate(those);
  };
  return (
    <Page layout="text">
      <PageHeader title={t`Write it down`} />
      <form
        className={classes.quick}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready || note.isPending) return;
          const minutes = typed.kind !== "note" && typed.minutes ? { minutes: Number(typed.minutes) } : {};
          note.mutate({ kind: typed.kind, text, ...minutes });
        }}
      >
        <div className={classes.kinds} role="radiogroup" aria-label={t`What to write down`}>
          {kinds.map(({ value, label, glyph: Glyph }) => (
            <label key={value} className={classes.kind} data-chosen={typed.kind === value || undefined}>
              <input
                type="radio"
                name="kind"
                className="visually-hidden"
                checked={typed.kind === value}
                onChange={() => set({ kind: value })}
              />
              <Glyph size={24} stroke={1.75} aria-hidden />
              {label}
            </label>
          ))}
        </div>
        <WhomField value={typed.whom} onChange={(next) => set({ whom: next })} />
        <Textarea
          size="md"
          label={t`What was said`}
          value={typed.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          autosize
          minRows={4}
          dir="auto"
        />
        {typed.kind === "note" ? null : (
          <NumberInput
            size="md"
            label={t`Minutes`}
            min={1}
            max={MOST_MINUTES}
            allowDecimal={false}
            hideControls
            inputMode="numeric"
            value={typed.minutes}
            onChange={(minutes) => set({ minutes: String(minutes) })}
          />
        )}
        <div className={classes.pictures}>
          <FileButton accept="image/*" capture="environment" onChange={take}>
            {(props) => (
              <Button
                {...props}
                size="md"
                variant="default"
                disabled={typed.whom === null}
                loading={attach.isPending}
                leftSection={<IconCamera size={20} aria-hidden />}
              >
                <Trans>Photo of a card</Trans>
              </Button>
            )}
          </FileButton>
          <FileButton multiple onChange={take}>
            {(props) => (
              <Button
                {...props}
                size="md"
                variant="default"
                disabled={typed.whom === null}
                leftSection={<IconPaperclip size={20} aria-hidden />}
              >
                <Trans>File</Trans>
              </Button>
            )}
          </FileButton>
        </div>
        <div className={classes.foot}>
          <Button type="submit" size="lg" fullWidth disabled={!ready} loading={note.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Page>
  );
}
