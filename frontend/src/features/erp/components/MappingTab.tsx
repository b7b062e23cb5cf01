import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, SegmentedControl } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { ErpLink, ErpMapping, ErpMappingDocument, ErpRule } from "@/api/types";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { useRefreshErp } from "../hooks/useErp";
import { useErpWords } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { MappingSamples } from "./MappingSamples";
import { RuleRow } from "./RuleRow";

const ENTITIES = ["customer", "contact", "sales_order"] as const;

/** Which of our fields is which of theirs, who is its master, and what real records become by it. */
export function MappingTab({ link }: { link: ErpLink }) {
  const words = useErpWords();
  const { t } = useLingui();
  const [entity, setEntity] = useState<string>("customer");
  const found = useQuery(
    query("/erp-links/{link_id}/mappings/{entity}", { params: { path: { link_id: link.id, entity } } }),
  );
  return (
    <>
      <SegmentedControl
        aria-label={t`Mapping of`}
        data={ENTITIES.map((each) => ({ value: each, label: words.entity(each) }))}
        value={entity}
        onChange={setEntity}
      />
      {found.isPending ? <TextSkeleton /> : null}
      {found.data ? <Editor key={`${entity}${found.data.number}`} link={link} mapping={found.data} /> : null}
    </>
  );
}

function Editor({ link, mapping }: { link: ErpLink; mapping: ErpMapping }) {
  const { t } = useLingui();
  const refresh = useRefreshErp();
  const [document, setDocument] = useState<ErpMappingDocument>(mapping.document);
  const path = { path: { link_id: link.id, entity: mapping.entity } };
  const attempt = useMutation({
    mutationFn: () =>
      data(
        client.POST("/erp-links/{link_id}/mappings/{entity}/trials", { params: path, body: { document } }),
      ),
    onError: (error) => toastProblem(error),
  });
  const save = useMutation({
    mutationFn: () =>
      data(client.PUT("/erp-links/{link_id}/mappings/{entity}", { params: path, body: document })),
    onSuccess: () => toast(t`The mapping is in force. Rehearse to see what it does.`),
    onError: (error) => toastProblem(error),
    onSettled: refresh,
  });
  const download = useMutation({
    mutationFn: () =>
      data(client.GET("/erp-links/{link_id}/mappings", { params: { path: { link_id: link.id } } })),
    onSuccess: (all) => {
      const anchor = window.document.createElement("a");
      anchor.href = URL.createObjectURL(
        new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }),
      );
      anchor.download = `${link.name}.mapping.json`;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
    },
    onError: (error) => toastProblem(error),
  });
  const put = (index: number, rule: ErpRule) =>
    setDocument({ ...document, rules: document.rules.map((each, at) => (at === index ? rule : each)) });
  const changed = document !== mapping.document;
  return (
    <>
      <p className={classes.quiet} style={{ marginBlock: 12 }}>
        {mapping.number === 0 ? (
          <Trans>This is the usual mapping of this ERP.</Trans>
        ) : (
          <Trans>
            Version {mapping.number}, by <bdi>{mapping.made_by}</bdi>.
          </Trans>
        )}
      </p>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.rules}`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Our field</Trans>
              </th>
              <th scope="col">
                <Trans>Field of the ERP</Trans>
              </th>
              <th scope="col">
                <Trans>Direction</Trans>
              </th>
              <th scope="col">
                <Trans>Master</Trans>
              </th>
              <th scope="col">
                <Trans>When both changed</Trans>
              </th>
              <th scope="col">
                <Trans>On the way</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {document.rules.map((rule, index) => (
              <RuleRow key={rule.field} rule={rule} onChange={(next) => put(index, next)} />
            ))}
          </tbody>
        </table>
      </div>
      <Group mt="md" gap="sm">
        <Button variant="default" loading={attempt.isPending} onClick={() => attempt.mutate()}>
          <Trans>Try on real records</Trans>
        </Button>
        {changed ? (
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            <Trans>Put into force</Trans>
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" loading={download.isPending} onClick={() => download.mutate()}>
          <Trans>Export all mappings</Trans>
        </Button>
      </Group>
      {attempt.data ? <MappingSamples samples={attempt.data} /> : null}
    </>
  );
}
