import { Trans, useLingui } from "@lingui/react/macro";
import { IconChecks } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import type { ErpLink } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { Section } from "@/ui/shell/Section";
import { ArrivalCard } from "./ArrivalCard";
import classes from "./erp.module.css";
import { StepCard } from "./StepCard";

/** What waits for a person: steps that failed or want a yes, and records that could not be taken over. */
export function WaitingTab({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const path = { path: { link_id: link.id } };
  const dead = useQuery(
    query("/erp-links/{link_id}/steps", { params: { ...path, query: { of_state: "dead" } } }),
  );
  const held = useQuery(
    query("/erp-links/{link_id}/steps", { params: { ...path, query: { of_state: "approval" } } }),
  );
  const arrivals = useQuery(query("/erp-links/{link_id}/arrivals", { params: path }));
  if (dead.isPending || held.isPending || arrivals.isPending) return <RowsSkeleton rows={3} />;
  const steps = [...(held.data ?? []), ...(dead.data ?? [])];
  if (steps.length === 0 && !arrivals.data?.length) {
    return (
      <EmptyState icon={IconChecks}>
        <Trans>Nothing waits for you.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      {steps.length ? (
        <Section title={t`To the ERP`}>
          <ul className={classes.list}>
            {steps.map((step) => (
              <StepCard key={step.id} link={link} step={step} />
            ))}
          </ul>
        </Section>
      ) : null}
      {arrivals.data?.length ? (
        <Section title={t`From the ERP`}>
          <ul className={classes.list}>
            {arrivals.data.map((arrival) => (
              <ArrivalCard key={arrival.id} link={link} arrival={arrival} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
