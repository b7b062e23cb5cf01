import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { Conversation } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import type { RowSource } from "@/ui/table/DataTable";
import { RowCount } from "@/ui/table/RowCount";
import { useVirtualRows } from "@/ui/table/useVirtualRows";
import { useConversationKeys } from "../hooks/useConversationKeys";
import { useKeepPlace } from "../hooks/useKeepPlace";
import { ConversationRow } from "./ConversationRow";
import { ConversationSkeleton } from "./ConversationSkeleton";
import classes from "./list.module.css";

const ROW_HEIGHT = 78;

interface Props {
  rows: readonly Conversation[];
  source: RowSource;
  total: number | null;
  totalCapped: boolean;
  own: ReadonlySet<string>;
  /** The conversation being read. */
  current: string | undefined;
  onOpen: (id: string, how: "visit" | "flip") => void;
  empty: ReactNode;
  urgent?: ((conversation: string) => ReactNode) | undefined;
}

/** The conversations, virtual, page after page. New mail never moves what the reader is looking at. */
export function ConversationList(props: Props) {
  const { rows, source, total, totalCapped, own, current, onOpen, empty, urgent } = props;
  const { t } = useLingui();
  const { scroll, virtualizer, items, reveal } = useVirtualRows({
    count: rows.length,
    height: ROW_HEIGHT,
    source,
  });
  const keys = useMemo(() => rows.map(({ id }) => id), [rows]);
  useKeepPlace(scroll, keys, ROW_HEIGHT);
  const { active, setActive } = useConversationKeys({ keys, current, onOpen, reveal });
  const [newestSeen, setNewestSeen] = useState(keys[0]);
  const atTop = (virtualizer.scrollOffset ?? 0) < ROW_HEIGHT;
  if (atTop && newestSeen !== keys[0]) setNewestSeen(keys[0]);

  if (source.isPending) return <ConversationSkeleton />;
  if (source.error && rows.length === 0) {
    return <ErrorState error={source.error} onRetry={() => source.refetch()} />;
  }
  if (rows.length === 0) return empty;
  const reachable = Math.max(active, 0);
  return (
    <>
      <div className={classes.scroll} ref={scroll}>
        <ul
          className={classes.rows}
          aria-label={t`Conversations`}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <li
                key={row.id}
                className={classes.slot}
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => setActive(row.id)}
              >
                <ConversationRow
                  conversation={row}
                  own={own}
                  index={index}
                  current={row.id === current}
                  reachable={index === reachable}
                  urgent={urgent}
                />
              </li>
            );
          })}
        </ul>
      </div>
      {newestSeen !== keys[0] && !atTop ? (
        <Button
          className={classes.fresh}
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={() => virtualizer.scrollToOffset(0)}
        >
          <Trans>New mail</Trans>
        </Button>
      ) : null}
      <div className={classes.foot}>
        <RowCount total={total} capped={totalCapped} loaded={rows.length} />
      </div>
    </>
  );
}
