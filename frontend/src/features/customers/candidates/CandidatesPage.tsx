import { Trans, useLingui } from "@lingui/react/macro";
import { IconCircleCheck } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "@/api/session";
import type { Candidate } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useIsPhone } from "@/lib/useIsPhone";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { CandidateFile } from "./CandidateFile";
import { CandidateLetter } from "./CandidateLetter";
import { CandidateList } from "./CandidateList";
import classes from "./candidates.module.css";
import { DecisionBar } from "./DecisionBar";
import { MergePicker } from "./MergePicker";
import { PileHead } from "./PileHead";
import type { CandidatesSearch } from "./search";
import { useDecisions } from "./useDecisions";
import { usePile } from "./usePile";
import { useSwipe } from "./useSwipe";

const route = getRouteApi("/signed-in/candidates");

/** A pile to clear by keyboard or thumb: the mail, what would be created and why, and one key for each decision. */
export function CandidatesPage() {
  const { t } = useLingui();
  const format = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("companies.write");
  const phone = useIsPhone();
  const [merging, setMerging] = useState(false);
  const { hidden, decide, decideAll, merge, undo } = useDecisions();
  const { list, summary, rows, place, current, file } = usePile(search, hidden);
  const noise = search.bin === "noise";
  const enabled = mayWrite && current !== undefined;

  const go = (change: Partial<CandidatesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const step = (by: 1 | -1) => {
    const next = rows[place + by];
    if (next) go({ at: next.id });
  };
  const put = (bin: Candidate["bin"]) => {
    if (!current || !mayWrite) return;
    go({ at: (rows[place + 1] ?? rows[place - 1])?.id });
    decide(current, bin);
  };
  const swipe = useSwipe((towards) => put(towards === "end" ? "customer" : "noise"), phone && enabled);

  const total = summary ? `${format.number(summary.count)}${summary.capped ? "+" : ""}` : "";
  const body =
    list.isError && rows.length === 0 ? (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    ) : list.isPending ? (
      <RowsSkeleton rows={10} />
    ) : current ? (
      <div className={classes.columns}>
        {phone ? null : <CandidateList rows={rows} current={current.id} onOpen={(id) => go({ at: id })} />}
        <article className={classes.work} {...swipe} key={current.id}>
          <section className={classes.made} aria-label={t`What would be created`}>
            <CandidateFile row={current} file={file.data} />
          </section>
          <section className={classes.letters} aria-label={t`What was written`}>
            {file.isError ? (
              <ErrorState error={file.error} onRetry={() => void file.refetch()} />
            ) : file.data ? (
              file.data.letters.map((letter, index) => (
                <CandidateLetter key={letter.message_id} letter={letter} opened={index === 0} />
              ))
            ) : (
              <RowsSkeleton rows={8} />
            )}
          </section>
        </article>
      </div>
    ) : (
      <EmptyState icon={IconCircleCheck}>
        {noise ? (
          <Trans>
            No noise here: bulk mail, machines and unwanted offers are put here and can be taken out.
          </Trans>
        ) : (
          <Trans>Nothing waits. Whoever writes to you and is no customer yet comes here.</Trans>
        )}
      </EmptyState>
    );

  return (
    <Page>
      <PageHeader
        title={t`Candidates`}
        aside={<span className={classes.count}>{total}</span>}
        actions={
          <PileHead
            search={search}
            summary={summary}
            shown={rows.length}
            mayWrite={mayWrite}
            onGo={go}
            onAll={(bin) =>
              decideAll(
                { bin: search.bin ?? "candidate", reason: search.reason, domain: search.domain },
                bin,
                rows,
              )
            }
          />
        }
      />
      {body}
      {current || hidden.size > 0 ? (
        <DecisionBar
          noise={noise}
          enabled={enabled}
          onCustomer={() => put("customer")}
          onNoise={() => put("noise")}
          onCandidate={() => put("candidate")}
          onMerge={() => setMerging(true)}
          onStep={step}
          onUndo={() => void undo()}
        />
      ) : null}
      {current ? (
        <MergePicker
          key={current.id}
          name={current.name}
          twins={file.data?.twins ?? []}
          opened={merging}
          onClose={() => setMerging(false)}
          onChoose={(company) => {
            setMerging(false);
            go({ at: (rows[place + 1] ?? rows[place - 1])?.id });
            merge(current, company);
          }}
        />
      ) : null}
    </Page>
  );
}
