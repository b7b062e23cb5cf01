import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Avatar, Badge, Tooltip } from "@mantine/core";
import { IconArrowsSplit2, IconChevronDown, IconChevronUp, IconPaperclip } from "@tabler/icons-react";
import { type ReactNode, type Ref, useState } from "react";
import type { Message } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import { nameOf } from "../people";
import { Attachments, shownAttachments } from "./Attachments";
import { MessageBody } from "./MessageBody";
import { MessageDetails } from "./MessageDetails";
import { Invitations, MessageSigns, WholeMessage } from "./MessageSigns";
import classes from "./message.module.css";

const NAMED = 3;

interface Props {
  message: Message;
  open: boolean;
  onToggle: () => void;
  /** Words to mark in it. */
  words?: string;
  onSplit?: () => void;
  /** What became of it, where it went out from here. */
  sent?: ReactNode;
  ref?: Ref<HTMLElement>;
}

function Face({ message }: { message: Message }) {
  return (
    <Avatar
      size={30}
      radius="xl"
      name={nameOf(message.from)}
      color={message.direction === "out" ? "gray" : "sea"}
      alt=""
      aria-hidden
    />
  );
}

function Recipients({ message, open, onToggle }: Pick<Props, "message" | "open" | "onToggle">) {
  const everybody = [...message.to, ...message.cc];
  const names = everybody.slice(0, NAMED).map(nameOf).join(", ");
  const more = everybody.length - NAMED;
  const Glyph = open ? IconChevronUp : IconChevronDown;
  return (
    <button type="button" className={classes.recipients} aria-expanded={open} onClick={onToggle}>
      <bdi>{names ? <Trans>to {names}</Trans> : <Trans>to nobody named</Trans>}</bdi>
      {more > 0 ? <span className="numeric">+{more}</span> : null}
      <Glyph size={14} aria-hidden />
    </button>
  );
}

function Folded({ message, onToggle, sent, ref }: Props) {
  const { t } = useLingui();
  return (
    <article ref={ref} className={classes.folded}>
      <button type="button" className={classes.foldedButton} aria-expanded={false} onClick={onToggle}>
        <Face message={message} />
        <bdi className={classes.from}>{nameOf(message.from)}</bdi>
        <bdi className={classes.snippet}>{message.snippet}</bdi>
        {shownAttachments(message).length > 0 ? (
          <IconPaperclip size={14} stroke={1.75} aria-label={t`With attachments`} />
        ) : null}
        <span className={classes.time}>
          <TimeText instant={message.sent_at} as="stamp" />
        </span>
      </button>
      {sent ? <span className={classes.became}>{sent}</span> : null}
    </article>
  );
}

/** One mail of a conversation: a line while folded, the whole of it when open. */
export function MessageCard(props: Props) {
  const { message, open, onToggle, words, onSplit, sent, ref } = props;
  const { t } = useLingui();
  const [details, setDetails] = useState(false);
  if (!open) return <Folded {...props} />;
  const { from, defects } = message;
  const name = nameOf(from);
  return (
    <article ref={ref} className={classes.card} aria-label={name}>
      <header className={classes.head}>
        <Face message={message} />
        <div className={classes.headText}>
          <div className={classes.headLine}>
            <button type="button" className={classes.sender} aria-expanded onClick={onToggle}>
              <bdi className={classes.from}>{name}</bdi>
              {from.name && from.name !== from.address ? (
                <bdi className={classes.address}>{from.address}</bdi>
              ) : null}
            </button>
            {message.list_unsubscribe ? (
              <Badge variant="default" size="sm" tt="none" fw={400} flex="none">
                <Trans>Mailing list</Trans>
              </Badge>
            ) : null}
            <MessageSigns message={message} />
            {sent}
            <span className={classes.time}>
              <TimeText instant={message.sent_at} as="moment" />
            </span>
            {onSplit ? (
              <Tooltip label={t`Begin a new conversation with this mail`}>
                <ActionIcon
                  size={26}
                  variant="subtle"
                  color="gray"
                  aria-label={t`Begin a new conversation with this mail`}
                  onClick={onSplit}
                >
                  <IconArrowsSplit2 size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </div>
          <Recipients message={message} open={details} onToggle={() => setDetails(!details)} />
        </div>
      </header>
      {details ? <MessageDetails message={message} /> : null}
      <Invitations message={message} />
      <div className={classes.body}>
        <MessageBody message={message} words={words} />
      </div>
      <WholeMessage message={message} />
      <Attachments message={message} />
      {defects.length > 0 ? (
        <details className={classes.defects}>
          <summary>
            <Plural
              value={defects.length}
              one="This mail was not quite in order: # thing was mended"
              other="This mail was not quite in order: # things were mended"
            />
          </summary>
          <ul>
            {defects.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}
