import { Trans, useLingui } from "@lingui/react/macro";
import {
  type Icon,
  IconArrowDownLeft,
  IconArrowForwardUp,
  IconNote,
  IconSparkles,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { TimelineItem } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./timeline.module.css";

function look(item: TimelineItem): { icon: Icon; tone: string } {
  if (item.kind === "note") return { icon: IconNote, tone: "note" };
  if (item.kind === "created") return { icon: IconSparkles, tone: "quiet" };
  return item.direction === "out"
    ? { icon: IconArrowForwardUp, tone: "out" }
    : { icon: IconArrowDownLeft, tone: "in" };
}

function Head({ item }: { item: TimelineItem }) {
  const { kind, direction, actor, contact } = item;
  const us = actor?.name ?? null;
  const them = contact?.name ?? null;
  if (kind === "created") return us ? <Trans>{us} made this file</Trans> : <Trans>The file was made</Trans>;
  if (kind === "note") return <bdi>{us ?? <Trans>Note</Trans>}</bdi>;
  if (direction === "in") return <bdi>{them ?? <Trans>They wrote</Trans>}</bdi>;
  if (us && them) {
    return (
      <Trans>
        <bdi>{us}</bdi> to <bdi>{them}</bdi>
      </Trans>
    );
  }
  if (them) {
    return (
      <Trans>
        We to <bdi>{them}</bdi>
      </Trans>
    );
  }
  return <bdi>{us ?? <Trans>We wrote</Trans>}</bdi>;
}

/** One thing that happened: a mail, which leads to its conversation, a note, or the making of the file. */
export function TimelineEntry({ item }: { item: TimelineItem }) {
  const { t } = useLingui();
  const format = useFormats();
  const { icon: Glyph, tone } = look(item);
  const mail = item.kind === "message";
  return (
    <li className={classes.item} data-kind={item.kind}>
      <span className={classes.icon} data-tone={tone}>
        <Glyph
          size={15}
          stroke={1.75}
          className={mail ? "flip-rtl" : undefined}
          aria-label={mail ? (item.direction === "out" ? t`Sent` : t`Received`) : undefined}
          aria-hidden={mail ? undefined : true}
        />
      </span>
      <div className={classes.content}>
        <div className={classes.line}>
          <span className={classes.who}>
            <Head item={item} />
          </span>
          <time className={`numeric ${classes.time}`} dateTime={item.at} title={format.full(item.at)}>
            {format.time(item.at)}
          </time>
        </div>
        {mail && item.conversation_id ? (
          <Link
            to="/inbox"
            search={{
              conversation: item.conversation_id,
              message: item.message_id ?? undefined,
              folder: "all",
              kind: "all",
            }}
            className={classes.summary}
            activeProps={{}}
          >
            <bdi>{item.summary || t`(no subject)`}</bdi>
          </Link>
        ) : item.summary ? (
          <p className={classes.note} dir="auto">
            {item.summary}
          </p>
        ) : null}
      </div>
    </li>
  );
}
