import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Indicator, Popover } from "@mantine/core";
import { IconAt } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Mention } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./mentions.module.css";

const MOST = 20;
const MANY = 99;

function Where({ mention, onGo, children }: { mention: Mention; onGo: () => void; children: ReactNode }) {
  const shared = {
    className: classes.mention,
    "data-unseen": mention.seen ? undefined : true,
    onClick: onGo,
  };
  if (mention.conversation_id) {
    return (
      <Link
        to="/inbox"
        search={{ conversation: mention.conversation_id, folder: "all", kind: "all" }}
        {...shared}
      >
        {children}
      </Link>
    );
  }
  if (mention.company_id) {
    return (
      <Link to="/companies/$id" params={{ id: mention.company_id }} search={{ show: "notes" }} {...shared}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/contacts/$id" params={{ id: mention.contact_id ?? "" }} search={{ show: "notes" }} {...shared}>
      {children}
    </Link>
  );
}

/** Where colleagues named the reader. Opening one marks it as seen. */
export function MentionBell() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const list = useQuery(query("/mentions", { params: { query: { limit: MOST } } }));
  const seen = useMutation({
    mutationFn: (ids: string[] | null) => data(client.POST("/mentions/seen", { body: { ids } })),
    onSettled: () => invalidatePaths(queries, ["/mentions"]),
  });
  const items = list.data?.items ?? [];
  const unseen = list.data?.total ?? 0;
  const label = unseen > 0 ? t`Mentions of you: ${unseen} new` : t`Mentions of you`;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Indicator
        disabled={unseen === 0}
        label={unseen > MANY ? `${MANY}+` : unseen}
        size={16}
        offset={4}
        color="red"
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={label}
            onClick={() => setOpen(!open)}
          >
            <IconAt size={19} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <div className={classes.head}>
          <strong>
            <Trans>Mentions of you</Trans>
          </strong>
          {unseen > 0 ? (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={seen.isPending}
              onClick={() => seen.mutate(null)}
            >
              <Plural value={unseen} one="Mark it as seen" other="Mark all # as seen" />
            </Button>
          ) : null}
        </div>
        {list.error && !list.data ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <TextSkeleton lines={3} /> : null}
        {list.isSuccess && items.length === 0 ? (
          <p className={classes.nothing}>
            <Trans>When a colleague writes @ and your name in a note, it appears here.</Trans>
          </p>
        ) : null}
        <ul className={classes.list}>
          {items.map((mention) => (
            <li key={mention.id}>
              <Where
                mention={mention}
                onGo={() => {
                  setOpen(false);
                  if (!mention.seen) seen.mutate([mention.id]);
                }}
              >
                <span className={classes.line}>
                  <bdi className={classes.who}>{mention.actor_name}</bdi>
                  <TimeText instant={mention.at} />
                </span>
                <span className={classes.excerpt} dir="auto">
                  {mention.excerpt}
                </span>
              </Where>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
