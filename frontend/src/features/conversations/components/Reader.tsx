import { Plural, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConversationFile } from "@/api/types";
import { middleOf, useOpenMessages } from "../hooks/useOpenMessages";
import { MessageCard } from "./MessageCard";
import classes from "./reader.module.css";

interface Props {
  conversation: ConversationFile;
  /** The mail to begin with instead of the newest, and words to mark in it. */
  message?: string;
  words?: string;
  /** Makes a mail and all later ones a conversation of their own; missing when the reader may not. */
  onSplit?: (message: string) => void;
  /** Beside a mail that went out from here: what became of it. */
  sent?: (message: string) => ReactNode;
  /** Stands below the newest mail. */
  end?: ReactNode;
}

/** The mails of one conversation, oldest first; begins at the newest. Mount it anew for another conversation. */
export function Reader({ conversation, message, words, onSplit, sent, end }: Props) {
  const { t } = useLingui();
  const { messages } = conversation;
  const ids = messages.map(({ id }) => id);
  const { open, toggle, first } = useOpenMessages(ids, message);
  const [all, setAll] = useState(false);
  const hidden = new Set(all ? [] : middleOf(ids, open));
  const start = useRef<HTMLElement>(null);
  const begin = message ?? "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another mail to begin with moves the page
  useEffect(() => {
    void start.current?.scrollIntoView({ block: "start" });
  }, [begin]);

  return (
    <section className={classes.mails} aria-label={t`Mails`}>
      {messages.map((each, index) => {
        if (hidden.has(each.id)) {
          return index === 1 ? (
            <Button
              key="earlier"
              className={classes.earlier}
              variant="default"
              size="compact-sm"
              leftSection={<IconDotsVertical size={14} aria-hidden />}
              onClick={() => setAll(true)}
            >
              <Plural value={hidden.size} one="Show # more mail" other="Show # more mails" />
            </Button>
          ) : null;
        }
        return (
          <MessageCard
            key={each.id}
            ref={each.id === first ? start : undefined}
            message={each}
            open={open.has(each.id)}
            onToggle={() => toggle(each.id)}
            words={each.id === message ? words : undefined}
            sent={each.direction === "out" ? sent?.(each.id) : undefined}
            onSplit={onSplit && index > 0 ? () => onSplit(each.id) : undefined}
          />
        );
      })}
      {end}
    </section>
  );
}
