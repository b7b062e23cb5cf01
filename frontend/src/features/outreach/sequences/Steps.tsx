import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconMailPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { StepCard } from "./StepCard";
import classes from "./sequences.module.css";
import type { Sequence, Step } from "./types";
import { useSequence } from "./useSequences";

/** The letters in their order; changes are kept until they are saved together. */
export function Steps({ sequence }: { sequence: Sequence }) {
  const { t } = useLingui();
  const { plan } = useSequence(sequence);
  const live = sequence.steps.filter((step) => !step.removed);
  const [steps, setSteps] = useState<readonly Step[]>(live);
  const changed = JSON.stringify(steps) !== JSON.stringify(live);
  const changeable = sequence.may_change && sequence.status !== "archived";
  const templates = useQuery({
    ...query("/templates", { params: { query: { limit: 200 } } }),
    enabled: changeable,
  }).data?.items;
  const add = (id: string | null) => {
    const found = templates?.find((each) => each.id === id);
    if (!found) return;
    const languages = found.languages
      .filter(({ status }) => status === "approved")
      .map(({ language }) => language);
    setSteps([
      ...steps,
      {
        id: `new-${steps.length}-${found.id}`,
        position: steps.length,
        template_id: found.id,
        template_name: found.name,
        languages,
        wait: steps.length === 0 ? 0 : 3,
        wait_unit: "days",
        thread: "same",
        removed: false,
        results: {},
      },
    ]);
  };
  const move = (from: number, to: number) => {
    const next = [...steps];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    setSteps(next);
  };
  const save = () =>
    plan.mutate(
      steps.map(({ id, template_id, wait, wait_unit, thread }) => ({
        id: id.startsWith("new-") ? undefined : id,
        template_id,
        wait,
        wait_unit,
        thread,
      })),
    );
  const gone = sequence.steps.filter((step) => step.removed);
  return (
    <>
      {steps.length === 0 ? (
        <EmptyState icon={IconMailPlus}>
          <Trans>No letters yet. Choose the template of the first one.</Trans>
        </EmptyState>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <StepCard
              key={step.id}
              step={step}
              index={index}
              last={index === steps.length - 1}
              changeable={changeable}
              onChange={(change) =>
                setSteps(steps.map((each, place) => (place === index ? { ...each, ...change } : each)))
              }
              onMove={(to) => move(index, to)}
              onRemove={() => setSteps(steps.filter((_, place) => place !== index))}
            />
          ))}
        </ol>
      )}
      {changeable ? (
        <div className={classes.adding}>
          <Select
            size="xs"
            aria-label={t`Add a letter`}
            placeholder={t`Add a letter: choose its template`}
            searchable
            value={null}
            data={(templates ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            nothingFoundMessage={t`No template fits.`}
            onChange={add}
          />
          {changed ? (
            <>
              <Button size="xs" loading={plan.isPending} onClick={save}>
                <Trans>Save the letters</Trans>
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setSteps(live)}>
                <Trans>Discard changes</Trans>
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {changed && sequence.status !== "draft" ? (
        <p className={classes.quiet}>
          <Trans>
            Whoever is on the way gets the first letter behind the last one that they got. Whoever has got all
            letters stays so.
          </Trans>
        </p>
      ) : null}
      {gone.length > 0 ? (
        <section>
          <h2 className={classes.heading}>
            <Trans>Letters that are no longer sent</Trans>
          </h2>
          <ol className={classes.steps}>
            {gone.map((step) => (
              <StepCard key={step.id} step={step} index={step.position} changeable={false} last />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
