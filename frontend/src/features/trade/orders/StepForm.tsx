import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Select, TextInput } from "@mantine/core";
import { IconPhotoPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { apiUrl, client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { OrderStep } from "@/api/types";
import { inBase64 } from "@/lib/inBase64";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "../shared/trade.module.css";
import { STEP_STATES } from "../shared/words";

interface Props {
  step: OrderStep;
  onDone?: () => void;
}

/** How a milestone or a step of production stands: state, promised and real day, proof, photos. */
export function StepForm({ step, onDone }: Props) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [state, setState] = useState(step.state);
  const [promised, setPromised] = useState(step.promised_on ?? "");
  const [done, setDone] = useState(step.done_on ?? "");
  const [proof, setProof] = useState(step.proof ?? "");
  const [note, setNote] = useState(step.note ?? "");
  const path = { step_id: step.id };
  const refresh = () => invalidatePaths(queries, ["/orders/{order_id}", "/orders", "/order-steps"]);
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/order-steps/{step_id}", {
          params: { path, header: ifMatch(step.version) },
          body: {
            state,
            promised_on: promised || null,
            done_on: state === "done" ? done || null : null,
            proof: proof || null,
            note: note || null,
          },
        }),
      ),
    onSuccess: () => onDone?.(),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const add = useMutation({
    mutationFn: async (file: File) =>
      data(
        client.POST("/order-steps/{step_id}/files", {
          params: { path },
          body: {
            filename: file.name,
            media_type: file.type || "application/octet-stream",
            content: await inBase64(file),
          },
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  return (
    <div className={classes.card}>
      <Select
        size="xs"
        label={t`State`}
        allowDeselect={false}
        data={Object.entries(STEP_STATES).map(([value, name]) => ({ value, label: i18n._(name) }))}
        value={state}
        onChange={(value) => value && setState(value as OrderStep["state"])}
      />
      <TextInput
        size="xs"
        type="date"
        label={t`Promised`}
        value={promised}
        onChange={(event) => setPromised(event.currentTarget.value)}
      />
      {state === "done" ? (
        <TextInput
          size="xs"
          type="date"
          label={t`Really`}
          value={done}
          onChange={(event) => setDone(event.currentTarget.value)}
        />
      ) : null}
      <TextInput
        size="xs"
        label={t`Proof`}
        placeholder={t`A number, a report`}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t`Note`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Photos step={step} />
      <div className={classes.row}>
        <Button size="compact-xs" loading={save.isPending} onClick={() => save.mutate()}>
          <Trans>Save</Trans>
        </Button>
        <FileButton onChange={(file) => file && add.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              size="compact-xs"
              variant="default"
              loading={add.isPending}
              leftSection={<IconPhotoPlus size={14} aria-hidden />}
            >
              <Trans>Photo or file</Trans>
            </Button>
          )}
        </FileButton>
      </div>
    </div>
  );
}

/** Photos of a step, each a link to itself; other files by name. */
export function Photos({ step }: { step: OrderStep }) {
  if (step.files.length === 0) return null;
  return (
    <div className={classes.photos}>
      {step.files.map((file) => {
        const href = apiUrl(`/order-files/${file.id}/content?inline=true`);
        return (
          <a key={file.id} href={href} target="_blank" rel="noreferrer">
            {file.media_type.startsWith("image/") ? (
              <img className={classes.photo} src={href} alt={file.filename} />
            ) : (
              file.filename
            )}
          </a>
        );
      })}
    </div>
  );
}
