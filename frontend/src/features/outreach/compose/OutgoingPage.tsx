import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl } from "@mantine/core";
import { IconPencil, IconSend } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { pages } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { TrackingPanel } from "../tracking/TrackingPanel";
import { OutgoingCard } from "./OutgoingCard";
import classes from "./outgoing.module.css";
import type { Outgoing } from "./types";

const route = getRouteApi("/signed-in/outgoing");

/** The reader's outgoing mail: drafts, what waits, what failed and why. */
export function OutgoingPage() {
  const { t } = useLingui();
  const { box = "scheduled" } = route.useSearch();
  const navigate = useNavigate();
  const [followed, setFollowed] = useState<string | null>(null);
  const list = useInfiniteQuery(pages("/outgoing-messages", { params: { query: { box } } }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const labels = {
    drafts: t`Drafts`,
    scheduled: t`On their way`,
    failed: t`Not sent`,
    sent: t`Sent`,
  };
  const open = (outgoing: Outgoing) =>
    void (outgoing.conversation_id && outgoing.mode !== "forward"
      ? navigate({ to: "/inbox", search: { conversation: outgoing.conversation_id } })
      : navigate({ to: "/compose", search: { draft: outgoing.id } }));
  const empty = {
    drafts: <Trans>No drafts. What you begin to write is kept here by itself.</Trans>,
    scheduled: <Trans>Nothing waits. What you send later, or what is on its way, is listed here.</Trans>,
    failed: <Trans>Nothing failed. A message that cannot go out is listed here with the reason.</Trans>,
    sent: <Trans>Nothing sent from here yet.</Trans>,
  };
  return (
    <Page
      layout="text"
      panel={followed ? <TrackingPanel outgoingId={followed} onClose={() => setFollowed(null)} /> : null}
    >
      <PageHeader
        title={t`Outgoing mail`}
        actions={
          <Button component={Link} to="/compose" leftSection={<IconPencil size={16} aria-hidden />}>
            <Trans>New message</Trans>
          </Button>
        }
      />
      <SegmentedControl
        className={classes.boxes}
        aria-label={t`Outgoing mail`}
        value={box}
        onChange={(next) =>
          void navigate({ to: "/outgoing", search: { box: next as typeof box }, replace: true })
        }
        data={Object.entries(labels).map(([value, label]) => ({ value, label }))}
      />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <TextSkeleton lines={6} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconSend}>{empty[box]}</EmptyState>
      ) : (
        <div className={classes.cards}>
          {items.map((each) => (
            <OutgoingCard key={each.id} outgoing={each} onOpen={open} onFollow={() => setFollowed(each.id)} />
          ))}
          {list.hasNextPage ? (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              <Trans>Show more</Trans>
            </Button>
          ) : null}
        </div>
      )}
    </Page>
  );
}
