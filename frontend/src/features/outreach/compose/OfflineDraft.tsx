import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Textarea, TextInput } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useDraft } from "@/lib/useDraft";
import { sendOrKeep } from "@/offline/outbox";
import { toast, toastKept, toastProblem } from "@/ui/feedback/toast";
import classes from "./notices.module.css";
import type { Mode, Outgoing } from "./types";
import { useRefresh } from "./useOutgoing";

interface Typed {
  to: string;
  subject: string;
  text: string;
}

interface Props {
  mode: Mode;
  /** The message that is answered; without one it is a new message. */
  message?: string;
  link: string;
  onDone: () => void;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Plain text as the editor would have written it: a paragraph a line. */
export function paragraphs(text: string): string {
  const escaped = text.trim().replaceAll(/[&<>]/g, (char) => ESCAPES[char] ?? char);
  return escaped
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("");
}

/** A message that is written without a network: plain text, which becomes a draft as soon as the server is there. */
export function OfflineDraft({ mode, message, link, onDone }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const draft = useDraft<Typed>(`offline.${message ?? "new"}`);
  const [typed, setTyped] = useState<Typed>({ to: "", subject: "", text: "", ...draft.restored });
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    draft.keep(next);
  };
  const fresh = message === undefined;
  const addresses = typed.to.split(/[\s,;]+/).filter((each) => each.includes("@"));
  const save = useMutation({
    mutationFn: () =>
      sendOrKeep<Outgoing>({
        kind: "draft",
        title: [typed.subject, typed.text.trim()].filter(Boolean).join(": "),
        link,
        method: "POST",
        path: "/outgoing-messages",
        body: {
          mode,
          message_id: message ?? null,
          to: addresses.map((address) => ({ address, name: "" })),
          subject: typed.subject.trim(),
          html: paragraphs(typed.text),
        },
        version: null,
      }),
    onSuccess: async ({ kept }) => {
      draft.clear();
      if (kept) toastKept();
      else toast(t`It is a draft now.`);
      onDone();
      await refresh();
    },
    onError: toastProblem,
  });
  return (
    <form
      className={classes.offline}
      aria-label={t`Your message`}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.text.trim()) save.mutate();
      }}
    >
      <p className={classes.offlineWord}>
        <IconCloudOff size={16} stroke={1.75} aria-hidden />
        <Trans>Without a network this becomes a draft, to be sent by you later.</Trans>
      </p>
      {fresh ? (
        <>
          <TextInput
            type="text"
            inputMode="email"
            label={t`To`}
            value={typed.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
          <TextInput
            label={t`Subject`}
            dir="auto"
            value={typed.subject}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
        </>
      ) : null}
      <Textarea
        aria-label={t`Text`}
        autosize
        minRows={5}
        dir="auto"
        value={typed.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onDone}>
          <Trans>Close</Trans>
        </Button>
        <Button type="submit" loading={save.isPending} disabled={typed.text.trim() === ""}>
          <Trans>Keep as a draft</Trans>
        </Button>
      </Group>
    </form>
  );
}
