import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, TextInput } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { useMay } from "@/api/session";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { toastProblem } from "@/ui/feedback/toast";
import { Page } from "@/ui/shell/Page";
import { PageHeader } from "@/ui/shell/PageHeader";
import { LossReasons } from "../components/LossReasons";
import { PipelineEditor } from "../components/PipelineEditor";
import { usePipelines } from "../hooks/usePipelines";

/** The ways that deals go, stage by stage, and why they are lost; for those who may change them. */
export function PipelinesPage() {
  const { t } = useLingui();
  if (useMay("outreach.manage")) return <Editor />;
  return (
    <Page layout="text">
      <PageHeader title={t`Pipelines`} />
      <EmptyState icon={IconFilter}>
        <Trans>
          Who manages the team sets up the stages of deals. Ask them if one is missing;{" "}
          <Link to="/deals">your deals are here</Link>.
        </Trans>
      </EmptyState>
    </Page>
  );
}

function Editor() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState("");
  const { items, pipeline, loss_reasons: reasons, proof_kinds: kinds } = usePipelines(chosen);
  const create = useMutation({
    mutationFn: () => data(client.POST("/pipelines", { body: { name: name.trim() } })),
    onSuccess: ({ id }) => {
      setName("");
      setChosen(id);
    },
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/pipelines"]),
  });
  return (
    <Page layout="text">
      <PageHeader
        title={t`Pipelines`}
        description={
          <Trans>The stages that deals go through, what each asks for, and why deals are lost.</Trans>
        }
      />
      <Group align="flex-end" mb="md">
        <Select
          label={t`Pipeline`}
          allowDeselect={false}
          data={items.map(({ id, name: label }) => ({ value: id, label }))}
          value={pipeline?.id ?? null}
          onChange={(id) => setChosen(id ?? undefined)}
        />
        <TextInput
          label={t`Another pipeline`}
          placeholder={t`Name`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          dir="auto"
        />
        <Button
          variant="default"
          disabled={!name.trim()}
          loading={create.isPending}
          onClick={() => create.mutate()}
        >
          <Trans>Make it</Trans>
        </Button>
      </Group>
      {pipeline ? (
        <PipelineEditor
          key={`${pipeline.id} ${pipeline.version}`}
          pipeline={pipeline}
          kinds={kinds}
          only={items.length === 1}
          onGone={() => setChosen(undefined)}
        />
      ) : null}
      <LossReasons key={reasons.map(({ id }) => id).join()} reasons={reasons} />
    </Page>
  );
}
