import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Quote } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import type { GridColumn } from "../grid/LineGrid";
import classes from "../shared/trade.module.css";
import { QuoteState } from "../shared/Words";
import { Approvals } from "./Approvals";
import { breaksOf, withoutBreak } from "./breaks";
import { CostPanel } from "./CostPanel";
import type { DraftLine } from "./draft";
import { QuoteActions } from "./QuoteActions";
import { QuoteGrid } from "./QuoteGrid";
import { QuoteSide } from "./QuoteSide";
import { QuoteTerms } from "./QuoteTerms";
import { QuoteTotals } from "./QuoteTotals";
import { useQuoteDraft } from "./useQuoteDraft";

const route = getRouteApi("/signed-in/quotes/$id");

interface Props {
  /** Papers of the quote, which another part makes. */
  papers?: (quote: Quote, save: () => Promise<boolean>) => ReactNode;
  /** Columns of the lines that another part knows of; the same hook for as long as the page stands. */
  useColumns?: (quote: Quote, lines: readonly DraftLine[]) => readonly GridColumn<DraftLine>[];
}

const noColumns = () => [];

/** One quote: its newest version as a grid with terms, costs and totals; versions, approvals and papers beside it. */
export function QuotePage({ papers, useColumns }: Props) {
  const { t } = useLingui();
  const { id } = route.useParams();
  const found = useQuery(query("/quotes/{quote_id}", { params: { path: { quote_id: id } } }));
  if (found.data) {
    return (
      <Work key={`${id} ${found.data.latest}`} quote={found.data} papers={papers} useColumns={useColumns} />
    );
  }
  return (
    <Page>
      <PageHeader title={t`Quote`} />
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}

function Work({ quote, papers, useColumns = noColumns }: { quote: Quote } & Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const { draft, change, save, state, reload } = useQuoteDraft(quote);
  const more = useColumns(quote, draft.lines);
  const frozen = quote.current.frozen_at !== null;
  const writable = quote.may_change && !frozen;
  const [added, setAdded] = useState<string[]>([]);
  const breaks = useMemo(() => breaksOf(draft.lines, added), [draft.lines, added]);
  const setBreaks = (next: string[]) => {
    setAdded(next);
    const gone = breaks.filter((each) => !next.includes(each));
    if (gone.length > 0) change({ lines: gone.reduce(withoutBreak, draft.lines) });
  };
  const path = { params: { path: { quote_id: quote.id } } };
  const key = query("/quotes/{quote_id}", path).queryKey;
  const taken = (answer: Quote) => {
    queries.setQueryData(key, answer);
    void invalidatePaths(queries, ["/quotes"]);
  };
  const send = useMutation({
    mutationFn: async () => {
      if (!(await save())) return null;
      return data(client.POST("/quotes/{quote_id}/sendings", path));
    },
    onSuccess: (answer) => {
      if (!answer) return;
      taken(answer);
      toast(t`Version ${answer.latest} counts as sent and stays as it is.`);
    },
    onError: (error) => toastProblem(error),
  });
  const follow = useMutation({
    mutationFn: () => data(client.POST("/quotes/{quote_id}/versions", path)),
    onSuccess: taken,
    onError: (error) => toastProblem(error),
  });
  const answer = useMutation({
    mutationFn: (accepted: boolean) =>
      data(client.POST("/quotes/{quote_id}/answers", { ...path, body: { accepted } })),
    onSuccess: taken,
    onError: (error) => toastProblem(error),
  });
  const order = useMutation({
    mutationFn: (wish: { offer: number; kind: "order" | "sample" }) =>
      data(client.POST("/quotes/{quote_id}/orders", { ...path, body: wish })),
    onSuccess: (made) => {
      void invalidatePaths(queries, ["/orders", "/quotes", "/quotes/{quote_id}"]);
      void navigate({ to: "/orders/$id", params: { id: made.id } });
    },
    onError: (error) => toastProblem(error),
  });
  const busy = send.isPending || follow.isPending || answer.isPending || order.isPending;
  return (
    <Page>
      <PageHeader
        title={t`Quote ${quote.number}`}
        aside={<QuoteState state={quote.state} />}
        description={
          quote.company ? (
            <>
              <Link to="/companies/$id" params={{ id: quote.company.id }}>
                <bdi>{quote.company.name}</bdi>
              </Link>
              {quote.contact ? (
                <>
                  {" · "}
                  <bdi>{quote.contact.name}</bdi>
                </>
              ) : null}
              {" · "}
              {t`Version ${quote.latest}`}
            </>
          ) : null
        }
        actions={
          quote.may_change ? (
            <QuoteActions
              quote={quote}
              busy={busy}
              onSend={() => send.mutate()}
              onFollow={() => follow.mutate()}
              onAnswer={(accepted) => answer.mutate(accepted)}
              onOrder={(offer, kind) => order.mutate({ offer, kind })}
            />
          ) : null
        }
      />
      <div className={classes.body}>
        <div className={classes.main}>
          {state === "conflict" ? (
            <div className={classes.panel} role="alert">
              <Trans>
                Somebody else changed this quote meanwhile. Your changes are still here, but not kept.
              </Trans>
              <span>
                <Button
                  size="xs"
                  onClick={() =>
                    void queries.query({ ...query("/quotes/{quote_id}", path), staleTime: 0 }).then(reload)
                  }
                >
                  <Trans>Show theirs</Trans>
                </Button>
              </span>
            </div>
          ) : null}
          <QuoteGrid
            draft={draft}
            version={quote.current}
            breaks={breaks}
            more={more}
            onChange={writable ? change : undefined}
          />
          <QuoteTotals quote={quote} state={writable ? state : "kept"} />
          <QuoteTerms
            draft={draft}
            version={quote.current}
            breaks={breaks}
            onChange={writable ? change : undefined}
            onBreaks={setBreaks}
          />
        </div>
        <div className={classes.side}>
          {papers?.(quote, save)}
          <Approvals quote={quote} />
          {quote.current.costs_hidden ? null : (
            <CostPanel draft={draft} version={quote.current} onChange={writable ? change : undefined} />
          )}
          <QuoteSide quote={quote} />
        </div>
      </div>
    </Page>
  );
}
