import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Select, TextInput } from "@mantine/core";
import { IconArrowsExchange, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { ErpLink, ErpValue } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { useRefreshErp } from "../hooks/useErp";
import { useErpWords } from "../hooks/useErpWords";
import classes from "./erp.module.css";

const TABLES = ["unit", "currency", "country", "tax", "payment_term", "warehouse", "charge"] as const;

/** Values that are called differently on both sides; records wait for those without a counterpart. */
export function ValuesTab({ link }: { link: ErpLink }) {
  const found = useQuery(query("/erp-links/{link_id}/values", { params: { path: { link_id: link.id } } }));
  if (found.isPending) return <RowsSkeleton rows={3} />;
  if (!found.data?.length) {
    return (
      <>
        <EmptyState icon={IconArrowsExchange}>
          <Trans>
            No value needs a counterpart. Where the ERP has words of its own for units, currencies or payment
            terms, they come up here.
          </Trans>
        </EmptyState>
        <NewValue link={link} />
      </>
    );
  }
  return (
    <>
      <NewValue link={link} />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Table</Trans>
              </th>
              <th scope="col">
                <Trans>In the ERP</Trans>
              </th>
              <th scope="col">
                <Trans>Here</Trans>
              </th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {found.data.map((value) => (
              <ValueRow key={value.id} link={link} value={value} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A line of one's own: which unit, tax or payment term there is which here. */
function NewValue({ link }: { link: ErpLink }) {
  const { t } = useLingui();
  const words = useErpWords();
  const refresh = useRefreshErp();
  const [table, setTable] = useState<string>("unit");
  const [theirs, setTheirs] = useState("");
  const [ours, setOurs] = useState("");
  const add = useMutation({
    mutationFn: () =>
      data(
        client.POST("/erp-links/{link_id}/values", {
          params: { path: { link_id: link.id } },
          body: { table, theirs, ours },
        }),
      ),
    onSuccess: () => {
      setTheirs("");
      setOurs("");
    },
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  return (
    <Group gap="xs" align="flex-end" mb="md">
      <Select
        size="xs"
        label={t`Table`}
        allowDeselect={false}
        data={TABLES.map((each) => ({ value: each, label: words.table(each) }))}
        value={table}
        onChange={(value) => setTable(value ?? "unit")}
      />
      <TextInput
        size="xs"
        dir="auto"
        label={t`In the ERP`}
        value={theirs}
        onChange={(event) => setTheirs(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        dir="auto"
        label={t`Here`}
        value={ours}
        onChange={(event) => setOurs(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        disabled={!theirs.trim() || !ours.trim()}
        loading={add.isPending}
        onClick={() => add.mutate()}
      >
        <Trans>Add</Trans>
      </Button>
    </Group>
  );
}

function ValueRow({ link, value }: { link: ErpLink; value: ErpValue }) {
  const { t } = useLingui();
  const words = useErpWords();
  const refresh = useRefreshErp();
  const [theirs, setTheirs] = useState(value.theirs ?? "");
  const [ours, setOurs] = useState(value.ours ?? "");
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/erp-links/{link_id}/values/{value_id}", {
          params: { path: { link_id: link.id, value_id: value.id } },
          body: { theirs, ours },
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const drop = useMutation({
    mutationFn: () =>
      data(
        client.DELETE("/erp-links/{link_id}/values/{value_id}", {
          params: { path: { link_id: link.id, value_id: value.id } },
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const changed = theirs !== (value.theirs ?? "") || ours !== (value.ours ?? "");
  return (
    <tr>
      <td>{words.table(value.table)}</td>
      <td>
        <TextInput
          size="xs"
          dir="auto"
          aria-label={t`In the ERP`}
          value={theirs}
          onChange={(event) => setTheirs(event.currentTarget.value)}
        />
      </td>
      <td>
        <TextInput
          size="xs"
          dir="auto"
          aria-label={t`Here`}
          value={ours}
          onChange={(event) => setOurs(event.currentTarget.value)}
        />
      </td>
      <td>
        {changed ? (
          <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t`Remove the line`}
            loading={drop.isPending}
            onClick={() => drop.mutate()}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
