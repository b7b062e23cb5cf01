import { Plural, Trans } from "@lingui/react/macro";
import { Button, Group, Highlight, Popover } from "@mantine/core";
import { IconMail, IconThumbDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Fact } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./facts.module.css";

const OPEN_MS = 250;
const CLOSE_MS = 180;

interface CardProps {
  fact: Fact;
  /** Missing when the reader may not change the record. */
  onReject?: () => void;
  /** Puts the value into the record, where it is not yet. */
  onUse?: () => void;
}

/** The mail that a fact was found in, at its words. */
const placeOf = (source: NonNullable<Fact["source"]>) => ({
  conversation: source.conversation_id,
  message: source.message_id,
  words: source.quote,
  folder: "all" as const,
  kind: "all" as const,
});

/** Why we believe a value: the words it was found in, how sure that is, and what can be done about it. */
function EvidenceCard({ fact, onReject, onUse }: CardProps) {
  const format = useFormats();
  const { source, value, confidence, sources } = fact;
  const sure = Math.round(confidence * 100);
  const date = source ? format.date(source.at) : "";
  return (
    <div className={classes.evidence}>
      {source ? (
        <>
          <p className={classes.origin}>{source.reason ?? <Trans>Found in a mail of {date}</Trans>}</p>
          <blockquote className={classes.quote} dir="auto">
            <Highlight highlight={value} inherit>
              {source.quote}
            </Highlight>
          </blockquote>
        </>
      ) : (
        <p className={classes.origin}>
          {fact.typed ? <Trans>Typed by a person.</Trans> : <Trans>Concluded from what else is known.</Trans>}
        </p>
      )}
      <p className={classes.sure}>
        {fact.typed ? null : <Trans>{sure}% sure</Trans>}
        {sources > 1 ? (
          <>
            {fact.typed ? null : " · "}
            <Plural value={sources} one="seen in # mail" other="seen in # mails" />
          </>
        ) : null}
      </p>
      <Group gap={6}>
        {source ? (
          <Button
            renderRoot={(props) => <Link to="/inbox" search={placeOf(source)} {...props} />}
            size="compact-xs"
            variant="light"
            leftSection={<IconMail size={14} aria-hidden />}
          >
            <Trans>Open the mail</Trans>
          </Button>
        ) : null}
        {onUse ? (
          <Button size="compact-xs" variant="default" onClick={onUse}>
            <Trans>Use this</Trans>
          </Button>
        ) : null}
        {onReject ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconThumbDown size={14} aria-hidden />}
            onClick={onReject}
          >
            <Trans>Wrong</Trans>
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

interface Props extends CardProps {
  children: ReactNode;
}

/**
 * A value that was filled in by itself: a dotted underline, and on hover or press why. A hover only looks; a press
 * takes the keyboard in, so that the buttons can be reached.
 */
export function Evidence({ children, onReject, onUse, fact }: Props) {
  const [state, setState] = useState<"closed" | "looked" | "held">("closed");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = (next: "closed" | "looked", ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState((now) => (now === "held" ? now : next)), ms);
  };
  const close = () => {
    clearTimeout(timer.current);
    setState("closed");
  };
  const hover = { onMouseEnter: () => soon("looked", OPEN_MS), onMouseLeave: () => soon("closed", CLOSE_MS) };
  const closing = (run: (() => void) | undefined) =>
    run
      ? () => {
          close();
          run();
        }
      : undefined;
  return (
    <Popover
      opened={state !== "closed"}
      onDismiss={close}
      position="bottom-start"
      width={320}
      trapFocus={state === "held"}
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={classes.value} {...hover} onClick={() => setState("held")}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown {...hover}>
        <EvidenceCard fact={fact} onReject={closing(onReject)} onUse={closing(onUse)} />
      </Popover.Dropdown>
    </Popover>
  );
}
