import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Drawer, MultiSelect } from "@mantine/core";
import { IconEye, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { apiUrl, client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { Quote } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import { DayText } from "../shared/DayText";
import shared from "../shared/trade.module.css";
import { Contradictions } from "./Contradictions";
import classes from "./papers.module.css";
import type { PaperLanguage } from "./types";
import { useSendPaper } from "./useSendPaper";
import { LANGUAGES } from "./words";

interface Props {
  quote: Quote;
  /** Keeps what is typed; false where that failed. */
  save: () => Promise<boolean>;
}

/** Quotations made of a quote; one click makes the newest version's and opens the mail that it goes out with. */
export function QuotePapers({ quote, save }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const send = useSendPaper();
  const at = { params: { path: { quote_id: quote.id } } };
  const known = useQuery(query("/quotes/{quote_id}/papers", at));
  const [chosen, setChosen] = useState<PaperLanguage[] | null>(null);
  const [looking, setLooking] = useState(false);
  const languages = chosen ?? known.data?.suggested_languages ?? [];
  const make = useMutation({
    mutationFn: async () =>
      (await save()) ? data(client.POST("/quotes/{quote_id}/papers", { ...at, body: { languages } })) : null,
    onSuccess: async (paper) => {
      if (!paper) return;
      await invalidatePaths(queries, ["/quotes", "/quotes/{quote_id}", "/quotes/{quote_id}/papers"]);
      send.mutate(paper.id);
    },
    onError: toastProblem,
  });
  const papers = known.data?.papers ?? [];
  const current = papers.find((paper) => paper.state === "issued");
  // The newest version went out as this paper already: it is sent again as it is.
  const same = current !== undefined && current.version >= quote.latest && quote.current.frozen_at !== null;
  return (
    <section className={shared.panel} aria-label={t`Quotation`}>
      <h2 className={shared.panelTitle}>
        <Trans>Quotation</Trans>
      </h2>
      {known.error ? <ErrorState error={known.error} onRetry={() => void known.refetch()} /> : null}
      {known.data === undefined ? null : (
        <>
          <MultiSelect
            size="xs"
            label={t`Languages`}
            maxValues={2}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            value={languages}
            onChange={(values) => setChosen(values as PaperLanguage[])}
          />
          <div className={shared.row}>
            {known.data.may_change ? (
              <Button
                size="xs"
                disabled={languages.length === 0}
                loading={make.isPending || send.isPending}
                leftSection={<IconSend size={14} aria-hidden />}
                onClick={() => (same && chosen === null ? send.mutate(current.id) : make.mutate())}
              >
                <Trans>Send the quotation</Trans>
              </Button>
            ) : null}
            <Button
              size="xs"
              variant="default"
              disabled={languages.length === 0}
              leftSection={<IconEye size={14} aria-hidden />}
              onClick={() => void save().then((kept) => setLooking(kept))}
            >
              <Trans>Look at it</Trans>
            </Button>
          </div>
          {quote.current.frozen_at === null ? (
            <p className={shared.muted} style={{ margin: 0, fontSize: 12 }}>
              <Trans>Sending keeps this version as it is; later changes make another.</Trans>
            </p>
          ) : null}
          {papers.length > 0 ? (
            <ul className={shared.list}>
              {papers.map((paper) => (
                <li key={paper.id} className={shared.row}>
                  <Anchor
                    href={apiUrl(`/papers/${paper.id}/content?form=pdf&inline=true`)}
                    target="_blank"
                    rel="noreferrer"
                    size="sm"
                  >
                    <bdi>{paper.number}</bdi> · {t`version ${paper.version}`}
                  </Anchor>
                  <span className={shared.muted}>
                    <DayText day={paper.dated_on} /> ·{" "}
                    <bdi>{paper.languages.map((language) => LANGUAGES[language]).join(" / ")}</bdi>
                  </span>
                  {paper.state === "issued" ? null : <StatusText tone="quiet">{t`Replaced`}</StatusText>}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
      {looking ? <Look quoteId={quote.id} languages={languages} onClose={() => setLooking(false)} /> : null}
    </section>
  );
}

interface LookProps {
  quoteId: string;
  languages: PaperLanguage[];
  onClose: () => void;
}

function Look({ quoteId, languages, onClose }: LookProps) {
  const { t } = useLingui();
  const preview = useQuery({
    queryKey: ["quotation-preview", quoteId, languages],
    queryFn: () =>
      data(
        client.POST("/quotes/{quote_id}/paper-previews", {
          params: { path: { quote_id: quoteId } },
          body: { languages },
        }),
      ),
    staleTime: 0,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t`Quotation`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data === undefined ? (
        <TextSkeleton lines={10} />
      ) : (
        <div className={classes.stack}>
          <Contradictions found={preview.data.contradictions} />
          {preview.data.pages.map((page, index) => (
            <img
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
              key={index}
              className={classes.sheet}
              src={`data:image/png;base64,${page}`}
              alt={t`Page ${index + 1} of ${preview.data.page_count}`}
            />
          ))}
        </div>
      )}
    </Drawer>
  );
}
