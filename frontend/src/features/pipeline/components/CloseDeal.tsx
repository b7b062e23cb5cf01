import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Textarea } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { DealFile } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import { DEAL_PATHS } from "../hooks/useMove";
import { usePipelines } from "../hooks/usePipelines";

interface Ending {
  outcome: "won" | "lost";
  reason_id?: string | null;
  note?: string | null;
}

/** How a deal ends: won with one click, lost with a reason; open again, as if it had not. */
export function CloseDeal({ deal }: { deal: DealFile }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { loss_reasons: reasons } = usePipelines();
  const [losing, setLosing] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const params = { path: { deal_id: deal.id } };
  const settle = () => invalidatePaths(queries, DEAL_PATHS);
  const reopen = useMutation({
    mutationFn: () => data(client.DELETE("/deals/{deal_id}/closure", { params })),
    onError: toastProblem,
    onSettled: settle,
  });
  const close = useMutation({
    mutationFn: (ending: Ending) => data(client.PUT("/deals/{deal_id}/closure", { params, body: ending })),
    onSuccess: ({ status }) => {
      setLosing(false);
      toastWithUndo({
        message: status === "won" ? <Trans>The deal is won</Trans> : <Trans>The deal is lost</Trans>,
        undo: () => reopen.mutate(),
      });
    },
    onError: toastProblem,
    onSettled: settle,
  });
  if (deal.status !== "open") {
    return (
      <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
        <Trans>Open it again</Trans>
      </Button>
    );
  }
  return (
    <>
      <Button
        leftSection={<IconCheck size={16} aria-hidden />}
        loading={close.isPending && !losing}
        onClick={() => close.mutate({ outcome: "won" })}
      >
        <Trans>Won</Trans>
      </Button>
      <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={() => setLosing(true)}>
        <Trans>Lost</Trans>
      </Button>
      <Modal
        opened={losing}
        onClose={() => setLosing(false)}
        title={<Trans>Why is it lost?</Trans>}
        closeButtonProps={{ "aria-label": t`Close` }}
      >
        <Select
          label={t`Reason`}
          required
          data={reasons.map(({ id, name }) => ({ value: id, label: name }))}
          value={reason}
          onChange={setReason}
        />
        <Textarea
          mt="sm"
          label={t`What happened`}
          autosize
          minRows={2}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group mt="md">
          <Button
            disabled={!reason}
            loading={close.isPending}
            onClick={() => close.mutate({ outcome: "lost", reason_id: reason, note: note.trim() || null })}
          >
            <Trans>Close as lost</Trans>
          </Button>
        </Group>
      </Modal>
    </>
  );
}
