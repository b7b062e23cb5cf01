import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Fragment, useRef, useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import type { ErpLink, ErpMapping, ErpMappingDocument, ErpRule } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { useRefreshErp } from "../hooks/useErp";
import { useErpWords } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { MappingSamples } from "./MappingSamples";
import { MappingVersions } from "./MappingVersions";
import { RuleRow } from "./RuleRow";

const ENTITIES = ["customer", "contact", "product", "sales_order"] as const;
const PAUSE_MS = 700;

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

/** The first line of a document as a mapping makes it. */
function firstLine(value: unknown): Record<string, unknown> {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === "object" && first !== null ? (first as Record<string, unknown>) : {};
}

function Editor({ link, mapping }: { link: ErpLink; mapping: ErpMapping }) {
  const { t } = useLingui();
  const refresh = useRefreshErp();
  const [document, setDocument] = useState<ErpMappingDocument>(mapping.document);
  const [settled] = useDebouncedValue(document, PAUSE_MS);
  const file = useRef<HTMLInputElement>(null);
  const path = { path: { link_id: link.id, entity: mapping.entity } };
  // What the rules make of real records follows what is typed.
  const attempt = useQuery({
    queryKey: ["erp-trial", link.id, mapping.entity, JSON.stringify(settled)],
    queryFn: () =>
      data(
        client.POST("/erp-links/{link_id}/mappings/{entity}/trials", {
          params: path,
          body: { document: settled },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const [shown, setShown] = useState(false);
  const fields = useQuery({
    ...query("/erp-links/{link_id}/mappings/{entity}/fields", { params: path }),
    staleTime: 300_000,
    retry: false,
  });
  const take = useMutation({
    mutationFn: async (chosen: File) =>
      data(
        client.POST("/erp-links/{link_id}/mappings", {
          params: { path: { link_id: link.id } },
          body: JSON.parse(await chosen.text()) as Record<string, unknown>,
        }),
      ),
    onSuccess: () => toast(t`The mappings of the file are in force.`),
    onError: (error) =>
      error instanceof SyntaxError ? toast(t`That file holds no mappings.`) : toastProblem(error),
    onSettled: refresh,
  });
  const sample = attempt.data?.[0];
  const problemAt = (field: string) => sample?.problems.find((each) => each.field === field);
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
                <Trans>Becomes</Trans>
              </th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {document.rules.map((rule, index) => (
              <Fragment key={rule.field}>
                <RuleRow
                  rule={rule}
                  fields={fields.data ?? []}
                  becomes={sample?.after[rule.field]}
                  problem={problemAt(rule.field)}
                  onChange={(next) => put(index, next)}
                />
                {(rule.items ?? []).map((item, place) => (
                  <RuleRow
                    key={item.field}
                    line
                    rule={item}
                    fields={fields.data ?? []}
                    becomes={firstLine(sample?.after[rule.field])[item.field]}
                    problem={problemAt(`${rule.field}.0.${item.field}`)}
                    onChange={(next) =>
                      put(index, {
                        ...rule,
                        items: (rule.items ?? []).map((each, at) => (at === place ? next : each)),
                      })
                    }
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <Group mt="md" gap="sm">
        <Button variant="default" loading={attempt.isFetching} onClick={() => setShown(!shown)}>
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
        <Button variant="subtle" color="gray" loading={take.isPending} onClick={() => file.current?.click()}>
          <Trans>Import mappings</Trans>
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) take.mutate(chosen);
            event.currentTarget.value = "";
          }}
        />
      </Group>
      {attempt.error ? <ErrorState error={attempt.error} onRetry={() => void attempt.refetch()} /> : null}
      <MappingVersions link={link} entity={mapping.entity} document={document} onTake={setDocument} />
      {shown && attempt.data ? <MappingSamples samples={attempt.data} /> : null}
    </>
  );
}
