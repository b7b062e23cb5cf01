import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { OverlapAnswer } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useReasonText } from "../duplicates/words";
import { AppealForm } from "./AppealForm";
import classes from "./overlap.module.css";
import { AppealState, VerdictText } from "./words";

/** A masked verdict: whose customer, the days that decide it, and the way to a manager. */
export function VerdictCard({ answer, onAppealed }: { answer: OverlapAnswer; onAppealed?: () => void }) {
  const { t } = useLingui();
  const format = useFormats();
  const text = useReasonText();
  const [appealing, setAppealing] = useState(false);
  const { registered_on, last_contact_on, protected_until, decided_by, active, reasons, appeal } = answer;
  const decided = {
    business: t`Business is under way.`,
    contact: t`A recent contact protects it.`,
    registration: t`Registered first.`,
  };
  return (
    <div className={classes.card}>
      <p className={classes.verdict}>
        <VerdictText answer={answer} />
      </p>
      {reasons.length > 0 ? (
        <p className={classes.muted}>{[...new Set(reasons.map(text))].join(" · ")}</p>
      ) : null}
      {registered_on ? (
        <dl className={classes.days}>
          <dt>
            <Trans>First registered</Trans>
          </dt>
          <dd>{format.date(registered_on)}</dd>
          <dt>
            <Trans>Last contact</Trans>
          </dt>
          <dd>{last_contact_on ? format.date(last_contact_on) : <Trans>none</Trans>}</dd>
          {protected_until && answer.verdict !== "yours" ? (
            <>
              <dt>
                <Trans>Protected until</Trans>
              </dt>
              <dd>{format.date(protected_until)}</dd>
            </>
          ) : null}
          <dt>
            <Trans context="customer">Active</Trans>
          </dt>
          <dd>{active ? <Trans>yes</Trans> : <Trans>no</Trans>}</dd>
        </dl>
      ) : null}
      {decided_by ? <p className={classes.muted}>{decided[decided_by]}</p> : null}
      {appeal ? <AppealState state={appeal} /> : null}
      {answer.may_appeal && !appealing ? (
        <div>
          <Button size="xs" variant="default" onClick={() => setAppealing(true)}>
            <Trans>Ask a manager to decide</Trans>
          </Button>
        </div>
      ) : null}
      {appealing ? (
        <AppealForm
          about={answer.check_id ? { check_id: answer.check_id } : { company_id: answer.company_id }}
          onDone={() => {
            setAppealing(false);
            onAppealed?.();
          }}
          onCancel={() => setAppealing(false)}
        />
      ) : null}
    </div>
  );
}
