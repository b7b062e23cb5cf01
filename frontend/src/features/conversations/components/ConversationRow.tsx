import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconArrowForwardUp, IconLock, IconPaperclip } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import type { Conversation } from "@/api/types";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { TimeText } from "@/ui/records/TimeText";
import { headName } from "../people";
import { withConversation } from "../search";
import classes from "./list.module.css";
import { Marked } from "./Marked";
import { RoleMark } from "./RoleMark";

interface Props {
  conversation: Conversation;
  own: ReadonlySet<string>;
  index: number;
  current: boolean;
  /** In the tab order; the others are reached with j and k. */
  reachable: boolean;
  /** How urgent it is, in a word; always the same function. */
  urgent: ((conversation: string) => ReactNode) | undefined;
}

/** A conversation in the list: who, what, where they are, when. A link, so that it opens in a new tab as well. */
export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { conversation, own, index, current, reachable, urgent } = props;
  const { t } = useLingui();
  const { subject, snippet, company, message_count: count, unread } = conversation;
  const name = headName(conversation, own);
  const found = conversation.highlight?.text ? conversation.highlight : null;
  return (
    <Link
      from="/inbox"
      to="/inbox"
      search={(search) => withConversation(search, conversation.id)}
      className={classes.row}
      data-index={index}
      data-unread={unread || undefined}
      aria-current={current || undefined}
      activeProps={{}}
      tabIndex={reachable ? 0 : -1}
      preload={false}
    >
      <span className={classes.marks}>
        <RoleMark conversation={conversation} />
        {unread ? (
          <span className={classes.unread}>
            <span className="visually-hidden">
              <Trans>Unread</Trans>
            </span>
          </span>
        ) : null}
      </span>
      <span className={classes.lines}>
        <span className={classes.line}>
          <span className={classes.who}>
            <bdi className={classes.name}>{name}</bdi>
            {company && company.name !== name ? <bdi className={classes.company}>{company.name}</bdi> : null}
          </span>
          <span className={classes.when}>
            <TimeText instant={conversation.last_message_at} as="stamp" />
          </span>
        </span>
        <span className={classes.line}>
          <bdi className={classes.subject}>
            {subject ? <Marked text={subject} ranges={conversation.subject_ranges} /> : t`(no subject)`}
          </bdi>
          {conversation.private ? (
            <IconLock size={14} stroke={1.75} className={classes.sign} aria-label={t`Private`} />
          ) : null}
          {conversation.has_attachments ? (
            <IconPaperclip
              size={14}
              stroke={1.75}
              className={classes.sign}
              aria-label={t`With attachments`}
            />
          ) : null}
          {count > 1 ? (
            <span className={classes.count}>
              <span aria-hidden>{count}</span>
              <span className="visually-hidden">
                <Plural value={count} one="# mail" other="# mails" />
              </span>
            </span>
          ) : null}
        </span>
        <span className={classes.line}>
          <span className={classes.snippet}>
            {conversation.direction_last === "out" && !found ? (
              <IconArrowForwardUp
                size={14}
                stroke={1.75}
                className={`flip-rtl ${classes.sent}`}
                aria-label={t`We wrote last`}
              />
            ) : null}
            {found ? (
              <>
                {found.source === "document" || found.source === "file" ? (
                  <IconPaperclip
                    size={14}
                    stroke={1.75}
                    className={classes.sent}
                    aria-label={found.filename ? t`Found in ${found.filename}` : t`Found in a file name`}
                  />
                ) : null}
                <bdi>
                  <Marked text={found.text} ranges={found.ranges} />
                </bdi>
              </>
            ) : (
              <bdi>{snippet}</bdi>
            )}
          </span>
          {conversation.direction_last === "in" ? urgent?.(conversation.id) : null}
          {conversation.local_time ? <LocalTimeText value={conversation.local_time} compact /> : null}
        </span>
      </span>
    </Link>
  );
});
