import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconArrowLeft,
  IconLayoutSidebarRight,
  IconLayoutSidebarRightFilled,
  IconLock,
  IconMail,
  IconMailOpened,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Conversation } from "@/api/types";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import classes from "./reader.module.css";

interface Props {
  conversation: Conversation;
  /** On a phone, where the conversation has the screen to itself. */
  onBack?: () => void;
  /** Missing when the reader may not change it. */
  onRead?: (read: boolean) => void;
  /** Whether the customer is shown beside the mail. */
  customerShown: boolean;
  onCustomer: () => void;
  /** More that can be done with it; missing when the reader may not. */
  menu?: ReactNode;
}

/** What the conversation is about, with whom, what time it is there; read or unread; the customer beside it. */
export function ReaderHead({ conversation, onBack, onRead, customerShown, onCustomer, menu }: Props) {
  const { t } = useLingui();
  const { subject, company, contact, unread, message_count: count, local_time } = conversation;
  const readLabel = unread ? t`Mark as read` : t`Mark as unread`;
  const customerLabel = customerShown ? t`Hide the customer` : t`Show the customer`;
  return (
    <header className={classes.head}>
      {onBack ? (
        <ActionIcon size={44} variant="subtle" color="gray" aria-label={t`Back to the list`} onClick={onBack}>
          <IconArrowLeft size={20} className="flip-rtl" aria-hidden />
        </ActionIcon>
      ) : null}
      <div className={classes.headText}>
        <h2 className={classes.subject} dir="auto">
          {subject || t`(no subject)`}
        </h2>
        <div className={classes.about}>
          {company ? (
            <Link to="/companies/$id" params={{ id: company.id }}>
              <bdi>{company.name}</bdi>
            </Link>
          ) : contact ? (
            <Link to="/contacts/$id" params={{ id: contact.id }}>
              <bdi>{contact.name}</bdi>
            </Link>
          ) : conversation.kind === "machine" ? (
            <Trans>Sent by a machine</Trans>
          ) : (
            <Trans>Not in your files yet</Trans>
          )}
          {local_time ? <LocalTimeText value={local_time} /> : null}
          <span className="numeric">
            <Plural value={count} one="# mail" other="# mails" />
          </span>
          {conversation.private ? (
            <span className={classes.seen}>
              <IconLock size={13} stroke={1.75} aria-hidden />
              <Trans>Private</Trans>
            </span>
          ) : conversation.sharing.with !== "nobody" ? (
            <span className={classes.seen}>
              <IconUsers size={13} stroke={1.75} aria-hidden />
              {conversation.sharing.with === "team" ? (
                <Trans>Shared with a team</Trans>
              ) : (
                <Trans>Shared</Trans>
              )}
            </span>
          ) : null}
        </div>
      </div>
      {onRead ? (
        <Tooltip label={readLabel}>
          <ActionIcon
            size={onBack ? 44 : 30}
            variant="subtle"
            color="gray"
            aria-label={readLabel}
            onClick={() => onRead(unread)}
          >
            {unread ? <IconMailOpened size={18} aria-hidden /> : <IconMail size={18} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Tooltip label={customerLabel}>
        <ActionIcon
          size={onBack ? 44 : 30}
          variant="subtle"
          color="gray"
          aria-label={customerLabel}
          aria-pressed={customerShown}
          onClick={onCustomer}
        >
          {customerShown ? (
            <IconLayoutSidebarRightFilled size={18} className="flip-rtl" aria-hidden />
          ) : (
            <IconLayoutSidebarRight size={18} className="flip-rtl" aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
      {menu}
    </header>
  );
}
