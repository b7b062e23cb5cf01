import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Indicator, Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Alert } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./bell.module.css";

const MOST = 30;
const MANY = 99;

/** What the reader has been told, newest first. Opening an alert marks it as seen. */
export function AlertBell() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const count = useQuery(query("/alerts/count"));
  const list = useQuery({ ...query("/alerts", { params: { query: { limit: MOST } } }), enabled: open });
  const seen = useMutation({
    mutationFn: (ids: string[] | null) => client.POST("/alerts/seen", { body: { ids } }),
    onSettled: () => invalidatePaths(queries, ["/alerts", "/alerts/count"]),
  });
  const unseen = count.data?.unseen ?? 0;
  const label = unseen > 0 ? t`Alerts: ${unseen} new` : t`Alerts`;
  const go = (alert: Alert) => {
    setOpen(false);
    if (!alert.seen_at) seen.mutate([alert.id]);
    router.history.push(alert.link);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus>
      <Indicator
        disabled={unseen === 0}
        label={unseen > MANY ? `${MANY}+` : unseen}
        size={16}
        offset={8}
        color="red"
        zIndex={1} // below drawers, which cover the whole screen of a phone
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            aria-label={label}
            onClick={() => setOpen(!open)}
          >
            <IconBell size={19} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <div className={classes.head}>
          <strong>
            <Trans>Alerts</Trans>
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
        {list.data?.items.length === 0 ? (
          <p className={classes.nothing}>
            <Trans>Reminders that come due, colleagues who name you, and what cannot wait appear here.</Trans>
          </p>
        ) : null}
        <ul className={classes.list}>
          {list.data?.items.map((alert) => (
            <li key={alert.id}>
              <a
                href={alert.link}
                className={classes.alert}
                data-unseen={alert.seen_at ? undefined : true}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey) return;
                  event.preventDefault();
                  go(alert);
                }}
              >
                <span className={classes.line}>
                  <bdi className={classes.who}>{alert.title}</bdi>
                  <TimeText instant={alert.created_at} />
                </span>
                {alert.body ? (
                  <span className={classes.excerpt} dir="auto">
                    {alert.body}
                  </span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
