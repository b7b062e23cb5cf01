import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { TimelineItem } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { NoteEntry } from "./NoteEntry";
import { TimelineHead } from "./TimelineHead";
import classes from "./timeline.module.css";
import { look } from "./timelineLook";

const WRITTEN = new Set<TimelineItem["kind"]>(["note", "call", "meeting"]);

const TRADE_PAGES: Record<string, "/quotes/$id" | "/orders/$id" | "/shipments/$id"> = {
  quote: "/quotes/$id",
  order: "/orders/$id",
  shipment: "/shipments/$id",
};

function Content({ item }: { item: TimelineItem }) {
  const { t } = useLingui();
  const { kind, conversation_id, message_id, summary, details } = item;
  if (WRITTEN.has(kind)) return <NoteEntry item={item} />;
  if (kind === "file") {
    return (
      <Link
        to="."
        search={(search) => ({ ...search, file: String(details?.file_id ?? "") })}
        className={classes.summary}
        activeProps={{}}
      >
        <bdi>{summary}</bdi>
      </Link>
    );
  }
  if (conversation_id) {
    return (
      <Link
        to="/inbox"
        search={{
          conversation: conversation_id,
          message: message_id ?? undefined,
          folder: "all",
          kind: "all",
        }}
        className={classes.summary}
        activeProps={{}}
      >
        <bdi>{summary || t`(no subject)`}</bdi>
      </Link>
    );
  }
  const page = kind === "trade" ? TRADE_PAGES[String(details?.what)] : undefined;
  if (page && typeof details?.id === "string") {
    return (
      <Link to={page} params={{ id: details.id }} className={classes.summary} activeProps={{}}>
        <bdi>{summary}</bdi>
      </Link>
    );
  }
  return summary ? (
    <p className={classes.plain} dir="auto">
      {summary}
    </p>
  ) : null;
}

interface Props {
  item: TimelineItem;
  /** The company that goes without saying. */
  company?: string;
}

/** One thing that happened: a mail, which leads to its conversation, something written down, or what a program saw. */
export function TimelineEntry({ item, company }: Props) {
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
            <TimelineHead item={item} />
            {item.company && item.company.id !== company ? (
              <>
                {" · "}
                <Link to="/companies/$id" params={{ id: item.company.id }} className={classes.summary}>
                  <bdi>{item.company.name}</bdi>
                </Link>
              </>
            ) : null}
          </span>
          <time className={`numeric ${classes.time}`} dateTime={item.at} title={format.full(item.at)}>
            {format.time(item.at)}
          </time>
        </div>
        <Content item={item} />
      </div>
    </li>
  );
}
