import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { ProductionCard } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { DayText } from "../shared/DayText";
import classes from "../shared/trade.module.css";
import { StepName } from "../shared/Words";
import { STEP_STATES } from "../shared/words";
import { Photos, StepForm } from "./StepForm";

const COLUMNS = ["open", "doing", "problem", "done"] as const;

/** Production of all orders under way: artwork, mould, material, inspection, by how they stand. */
export function ProductionPage() {
  const { t, i18n } = useLingui();
  const board = useQuery(query("/order-steps"));
  const mayChange = useMay("trade.write");
  return (
    <Page>
      <PageHeader
        title={t`Production board`}
        description={<Trans>Every step of every confirmed order, those promised first ahead.</Trans>}
      />
      {board.isPending ? <RowsSkeleton /> : null}
      {board.error && !board.data ? (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      ) : null}
      {board.data?.length === 0 ? (
        <EmptyState icon={IconTool}>
          <Trans>The production of confirmed orders will be here.</Trans>
        </EmptyState>
      ) : null}
      {board.data && board.data.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={classes.board} aria-label={t`Production board`} tabIndex={0}>
          {COLUMNS.map((state) => {
            const cards = board.data.filter(({ step }) => step.state === state);
            return (
              <section key={state} className={classes.panel} aria-label={i18n._(STEP_STATES[state])}>
                <h2 className={classes.panelTitle}>
                  {i18n._(STEP_STATES[state])} <span className={classes.muted}>{cards.length}</span>
                </h2>
                {cards.map((card) => (
                  <Card key={card.step.id} card={card} mayChange={mayChange} />
                ))}
              </section>
            );
          })}
        </section>
      ) : null}
    </Page>
  );
}

function Card({ card, mayChange }: { card: ProductionCard; mayChange: boolean }) {
  const [open, setOpen] = useState(false);
  const { step } = card;
  return (
    <article className={classes.panel}>
      <div className={classes.cardLine}>
        <strong>
          <StepName kind={step.kind} title={step.title} />
        </strong>
        <span className={classes.cardEnd}>
          <Link to="/orders/$id" params={{ id: step.order_id }}>
            {card.order_number}
          </Link>
        </span>
      </div>
      <span className={classes.muted}>
        <bdi>{card.company?.name}</bdi>
      </span>
      {step.promised_on ? (
        <span className={classes.muted}>
          <Trans>
            Promised <DayText day={step.promised_on} />
          </Trans>
        </span>
      ) : null}
      {step.note ? <span dir="auto">{step.note}</span> : null}
      {open ? (
        <StepForm key={step.version} step={step} onDone={() => setOpen(false)} />
      ) : (
        <Photos step={step} />
      )}
      {mayChange && !open ? (
        <span className={classes.stopAction}>
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
            <Trans>Update</Trans>
          </Button>
        </span>
      ) : null}
    </article>
  );
}
