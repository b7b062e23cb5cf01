import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { Pipeline } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { ConfirmButton } from "@/ui/forms/ConfirmButton";
import classes from "./deals.module.css";
import { type EditedStage, type ProofKind, StageEditor } from "./StageEditor";

interface Props {
  pipeline: Pipeline;
  kinds: readonly ProofKind[];
  only: boolean;
  onGone: () => void;
}

let made = 0;

/** A pipeline's name, currency and stages; saved together. */
export function PipelineEditor({ pipeline, kinds, only, onGone }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState(pipeline.name);
  const [currency, setCurrency] = useState(pipeline.currency);
  const [stages, setStages] = useState<EditedStage[]>(() =>
    pipeline.stages.map((stage) => ({
      key: stage.id,
      id: stage.id,
      name: stage.name,
      kind: stage.kind,
      probability: String(stage.probability),
      sla_days: stage.sla_days === null ? "" : String(stage.sla_days),
      entry_proofs: stage.entry_proofs,
      exit_proofs: stage.exit_proofs,
      deals: stage.deals,
    })),
  );
  const params = { path: { pipeline_id: pipeline.id } };
  const settle = () =>
    invalidatePaths(queries, ["/pipelines", "/pipelines/{pipeline_id}/board", "/deals/{deal_id}"]);
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/pipelines/{pipeline_id}", {
          params: { ...params, header: { "If-Match": `"${pipeline.version}"` } },
          body: {
            name: name.trim(),
            currency: currency.trim(),
            stages: stages.map((stage) => ({
              id: stage.id ?? null,
              name: stage.name.trim(),
              kind: stage.kind,
              probability: Number(stage.probability) || 0,
              sla_days: stage.sla_days.trim() ? Number(stage.sla_days) : null,
              entry_proofs: stage.entry_proofs.map(({ kind, label, required }) => ({
                kind,
                label,
                required,
              })),
              exit_proofs: stage.exit_proofs.map(({ kind, label, required }) => ({ kind, label, required })),
            })),
          },
        }),
      ),
    onSuccess: () => toast(<Trans>The pipeline is saved</Trans>),
    onError: toastProblem,
    onSettled: settle,
  });
  const archive = useMutation({
    mutationFn: () => data(client.DELETE("/pipelines/{pipeline_id}", { params })),
    onSuccess: onGone,
    onError: toastProblem,
    onSettled: settle,
  });
  const change = (at: number, next: Partial<EditedStage>) =>
    setStages((all) => all.map((stage, index) => (index === at ? { ...stage, ...next } : stage)));
  const shift = (at: number, by: 1 | -1) =>
    setStages((all) => {
      const next = [...all];
      const [stage] = next.splice(at, 1);
      if (stage) next.splice(at + by, 0, stage);
      return next;
    });
  const add = () => {
    made += 1;
    setStages((all) => [
      ...all,
      {
        key: `new ${made}`,
        name: "",
        kind: "other",
        probability: "50",
        sla_days: "",
        entry_proofs: [],
        exit_proofs: [],
        deals: 0,
      },
    ]);
  };
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <TextInput
          label={t`Name`}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t`Sums are shown in`}
          maxLength={3}
          dir="ltr"
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      </div>
      {stages.map((stage, at) => (
        <StageEditor
          key={stage.key}
          stage={stage}
          kinds={kinds}
          first={at === 0}
          last={at === stages.length - 1}
          onChange={(next) => change(at, next)}
          onShift={(by) => shift(at, by)}
          onRemove={
            stages.length > 1 ? () => setStages((all) => all.filter((_, index) => index !== at)) : undefined
          }
        />
      ))}
      <Group>
        <Button variant="default" onClick={add}>
          <Trans>Add a stage</Trans>
        </Button>
        <Button
          loading={save.isPending}
          disabled={!name.trim() || stages.some((stage) => !stage.name.trim())}
          onClick={() => save.mutate()}
        >
          <Trans>Save pipeline</Trans>
        </Button>
        {only ? null : (
          <ConfirmButton
            label={<Trans>Put this pipeline aside</Trans>}
            consequence={<Trans>No deal can be put into it any more. Its closed deals stay.</Trans>}
            onConfirm={() => archive.mutate()}
          />
        )}
      </Group>
    </div>
  );
}
