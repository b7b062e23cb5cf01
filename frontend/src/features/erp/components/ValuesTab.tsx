import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { ErpLink, ErpValue } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { RowsSkeleton } from "@/ui/feedback/Skeletons";
import { toastProblem } from "@/ui/feedback/toast";
import { useRefreshErp } from "../hooks/useErp";
import classes from "./erp.module.css";

/** Values that are called differently on both sides; records wait for those without a counterpart. */
export function ValuesTab({ link }: { link: ErpLink }) {
  const found = useQuery(query("/erp-links/{link_id}/values", { params: { path: { link_id: link.id } } }));
  if (found.isPending) return <RowsSkeleton rows={3} />;
  if (!found.data?.length) {
    return (
      <EmptyState icon={IconArrowsExchange}>
        <Trans>No value needs a counterpart. Steps of the kind “table” in the mapping fill this list.</Trans>
      </EmptyState>
    );
  }
  return (
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
  );
}

function ValueRow({ link, value }: { link: ErpLink; value: ErpValue }) {
  const { t } = useLingui();
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
  const changed = theirs !== (value.theirs ?? "") || ours !== (value.ours ?? "");
  return (
    <tr>
      <td>{value.table}</td>
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
        ) : null}
      </td>
    </tr>
  );
}
