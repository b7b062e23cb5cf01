import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../papers/papers.module.css";
import { DayText } from "../shared/DayText";
import trade from "../shared/trade.module.css";
import { AmendmentForm } from "./AmendmentForm";
import money from "./money.module.css";
import { MONEY_PATHS } from "./paths";
import type { Letter } from "./types";
import { AMENDMENT_STATES, LETTER_TERMS, LETTER_WARNINGS } from "./words";

type Amendment = Letter["amendments"][number];

const ALIVE = new Set(["draft", "issued", "presented"]);

/** What the bank amended, and what was answered: an amendment binds once we accept it, whole. */
export function Amendments({ letter, mayWrite }: { letter: Letter; mayWrite: boolean }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const mayAdd = mayWrite && ALIVE.has(letter.state ?? "issued");
  if (letter.amendments.length === 0 && !mayAdd) return null;
  return (
    <section aria-label={t`Amendments`} className={classes.stack}>
      <p className={classes.name} style={{ margin: 0 }}>
        <Trans>Amendments</Trans>
      </p>
      {letter.amendments.length > 0 ? (
        <ol className={classes.list}>
          {letter.amendments.map((each) => (
            <Item key={each.number} letter={letter} amendment={each} mayWrite={mayWrite} />
          ))}
        </ol>
      ) : null}
      {mayAdd ? (
        <span>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            <Trans>Note an amendment</Trans>
          </Button>
        </span>
      ) : null}
      {adding ? <AmendmentForm letter={letter} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

interface ItemProps {
  letter: Letter;
  amendment: Amendment;
  mayWrite: boolean;
}

function Item({ letter, amendment, mayWrite }: ItemProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { number } = amendment;
  const answer = useMutation({
    mutationFn: (accept: boolean) =>
      data(
        client.POST("/letters-of-credit/{letter_id}/amendments/{number}/answers", {
          params: { path: { letter_id: letter.id, number } },
          body: { accept },
        }),
      ),
    onSuccess: (_, accept) => {
      toast(
        accept ? t`The credit's terms are as amended now.` : t`The amendment is refused; the terms stay.`,
      );
      void invalidatePaths(queries, [...MONEY_PATHS]);
    },
    onError: toastProblem,
  });
  const { name, tone } = AMENDMENT_STATES[amendment.state];
  const termName = (term: string) => {
    const words = LETTER_TERMS[term];
    return words ? i18n._(words) : term;
  };
  return (
    <li className={money.warnings}>
      <span className={classes.row}>
        <span className={classes.name}>
          <Trans>No. {number}</Trans>
        </span>
        <DayText day={amendment.on} />
        <StatusText tone={tone}>{i18n._(name)}</StatusText>
        {amendment.answered_on ? (
          <span className={classes.muted}>
            <DayText day={amendment.answered_on} /> · <bdi>{amendment.answered_by}</bdi>
          </span>
        ) : null}
      </span>
      {amendment.text ? <span dir="auto">{amendment.text}</span> : null}
      <ul className={classes.list} style={{ gap: 2 }}>
        {amendment.changes.map((change) => (
          <li key={change.term}>
            {termName(change.term)}:{" "}
            {change.before ? (
              <del className={trade.was}>
                <Term term={change.term} value={change.before} currency={letter.currency} />
              </del>
            ) : null}{" "}
            <ins style={{ textDecoration: "none" }}>
              {change.after ? (
                <Term term={change.term} value={change.after} currency={letter.currency} />
              ) : (
                "—"
              )}
            </ins>
          </li>
        ))}
      </ul>
      {amendment.would_warn?.map((code) => (
        <StatusText key={code} tone="warning">
          <Trans>If accepted: {i18n._(LETTER_WARNINGS[code])}</Trans>
        </StatusText>
      ))}
      {amendment.state === "offered" && mayWrite ? (
        <span className={classes.row}>
          <Button size="compact-sm" loading={answer.isPending} onClick={() => answer.mutate(true)}>
            <Trans>Accept amendment {number}</Trans>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={answer.isPending}
            onClick={() => answer.mutate(false)}
          >
            <Trans>Refuse it</Trans>
          </Button>
        </span>
      ) : null}
    </li>
  );
}

/** A term as people write it: dates, money, yes and no. */
function Term({ term, value, currency }: { term: string; value: string; currency: string }) {
  const { t } = useLingui();
  const format = useFormats();
  if (term === "amount") return <bdi>{format.money(value, currency)}</bdi>;
  if (term.endsWith("_on") || term === "latest_shipment") return <DayText day={value} />;
  if (value === "true") return <>{t`allowed`}</>;
  if (value === "false") return <>{t`not allowed`}</>;
  if (term === "tolerance") return <bdi>± {Number(value)} %</bdi>;
  return (
    <span dir="auto" style={{ whiteSpace: "pre-line" }}>
      {value}
    </span>
  );
}
