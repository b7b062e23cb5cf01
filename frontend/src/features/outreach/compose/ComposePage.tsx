import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, useCanGoBack, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isProblem } from "@/api/problem";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { Composer } from "./Composer";
import { OfflineDraft } from "./OfflineDraft";
import { OutgoingCard } from "./OutgoingCard";
import type { ComposeSlots } from "./slots";
import { useBegin, useOutgoingMessage, useSenders } from "./useOutgoing";

const route = getRouteApi("/signed-in/compose");

/** A new message on a page of its own; its address holds the draft, so a reload goes on with it. */
export function ComposePage(slots: ComposeSlots) {
  const { t } = useLingui();
  const { draft: id, to } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const senders = useSenders();
  const open = (draft: string | undefined) =>
    void navigate({ to: "/compose", search: { draft }, replace: true });
  const begin = useBegin((outgoing) => open(outgoing.id));
  const { data, error, refetch } = useOutgoingMessage(id);

  // Once, also where effects run twice.
  const begun = useRef(false);
  const { mutate } = begin;
  useEffect(() => {
    if (id !== undefined || begun.current) return;
    begun.current = true;
    mutate({ mode: "new", to: to ? [{ address: to, name: "" }] : [] });
  }, [id, to, mutate]);

  const leave = () => (canGoBack ? router.history.back() : void navigate({ to: "/outgoing", search: {} }));
  return (
    <Page layout="text">
      <PageHeader title={t`New message`} />
      {isProblem(begin.error, "offline") && id === undefined ? (
        <OfflineDraft mode="new" link="/outgoing" onDone={leave} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <TextSkeleton lines={8} />
      ) : data.state === "draft" ? (
        <>
          {senders.length === 0 ? (
            <EmptyState>
              <Trans>There is no mailbox that you can send from yet. An administrator can add one.</Trans>
            </EmptyState>
          ) : null}
          <Composer
            key={data.id}
            outgoing={data}
            onDone={leave}
            onReopen={() => void navigate({ to: "/compose", search: { draft: data.id } })}
            {...slots}
          />
        </>
      ) : (
        <OutgoingCard outgoing={data} onOpen={({ id: draft }) => open(draft)} />
      )}
    </Page>
  );
}
