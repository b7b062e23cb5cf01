import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDownLeft, IconArrowForwardUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Conversation } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./customers.module.css";

/** Conversations in brief, newest first; each leads to its mails. */
export function ConversationLines({ rows, current }: { rows: readonly Conversation[]; current?: string }) {
  const { t } = useLingui();
  return (
    <ul className={classes.lines}>
      {rows.map((row) => {
        const out = row.direction_last === "out";
        const Glyph = out ? IconArrowForwardUp : IconArrowDownLeft;
        return (
          <li key={row.id}>
            <Link
              to="/inbox"
              search={{ conversation: row.id, folder: "all", kind: "all" }}
              className={classes.lineLink}
              activeProps={{}}
              aria-current={row.id === current || undefined}
              data-unread={row.unread || undefined}
            >
              <Glyph
                size={15}
                stroke={1.75}
                className={`flip-rtl ${classes.lineIcon}`}
                aria-label={out ? t`We wrote last` : t`They wrote last`}
              />
              <span className={classes.lineText}>
                <bdi className={classes.lineMain}>{row.subject || <Trans>(no subject)</Trans>}</bdi>
                <bdi className={classes.lineSub}>{row.snippet}</bdi>
              </span>
              <span className={classes.lineEnd}>
                <TimeText instant={row.last_message_at} as="stamp" />
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
