import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast, toastProblem } from "@/ui/feedback/toast";
import classes from "./deals.module.css";

interface Reason {
  id?: string;
  name: string;
}

/** Why deals are lost, in the house's own words. */
export function LossReasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [edited, setEdited] = useState(() =>
    reasons.map((each, at) => ({ ...each, key: each.id ?? String(at) })),
  );
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/loss-reasons", {
          body: {
            items: edited
              .filter(({ name }) => name.trim())
              .map(({ id, name }) => ({ id: id ?? null, name: name.trim() })),
          },
        }),
      ),
    onSuccess: () => toast(<Trans>The reasons are saved</Trans>),
    onError: toastProblem,
    onSettled: () => invalidatePaths(queries, ["/pipelines"]),
  });
  return (
    <section className={classes.form} style={{ marginBlockStart: 32 }}>
      <h2 style={{ margin: 0, fontSize: 16 }}>
        <Trans>Why deals are lost</Trans>
      </h2>
      {edited.map(({ key, name }) => (
        <Group key={key} gap="xs" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t`Reason`}
            dir="auto"
            value={name}
            onChange={(event) => {
              const next = event.currentTarget.value;
              setEdited((all) => all.map((each) => (each.key === key ? { ...each, name: next } : each)));
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t`Remove ${name}`}
            onClick={() => setEdited((all) => all.filter((each) => each.key !== key))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEdited((all) => [...all, { name: "", key: `new ${all.length} ${Date.now()}` }])}
        >
          <Trans>Add a reason</Trans>
        </Button>
        <Button loading={isPending} onClick={() => mutate()}>
          <Trans>Save reasons</Trans>
        </Button>
      </Group>
    </section>
  );
}
