import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Drawer, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { problemTitle } from "@/ui/feedback/problemText";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Contradictions } from "./Contradictions";
import classes from "./papers.module.css";
import type { OrderPaper, PaperLanguage } from "./types";
import { KINDS, LANGUAGES } from "./words";

interface Props {
  orderId: string;
  suggested: PaperLanguage[];
  onClose: () => void;
}

const NOTES: readonly string[] = ["credit_note", "debit_note"];

/** Chooses a paper, shows it as it will be with all that contradicts, and makes it. */
export function MakePaper({ orderId, suggested, onClose }: Props) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [kind, setKind] = useState<OrderPaper>("proforma");
  const [languages, setLanguages] = useState<PaperLanguage[]>(suggested);
  const [datedOn, setDatedOn] = useState("");
  const [shipmentId, setShipmentId] = useState<string | null>(null);
  const [notes, setNotes] = useState("");
  const [despite, setDespite] = useState("");
  const shipments = useQuery(query("/shipments", { params: { query: { order_id: orderId } } }));
  const choices = shipments.data?.items.filter(({ state }) => state !== "cancelled") ?? [];
  const wish = { kind, languages, dated_on: datedOn || null, shipment_id: shipmentId, notes };
  const at = { params: { path: { order_id: orderId } } };
  const preview = useQuery({
    queryKey: ["paper-preview", orderId, wish],
    queryFn: () => data(client.POST("/orders/{order_id}/paper-previews", { ...at, body: wish })),
    enabled: languages.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const errors = preview.data?.contradictions.filter((each) => each.severity === "error") ?? [];
  const make = useMutation({
    mutationFn: () =>
      data(
        client.POST("/orders/{order_id}/papers", {
          ...at,
          body: { ...wish, despite: errors.length > 0 ? despite.trim() : null },
        }),
      ),
    onSuccess: async (paper) => {
      toast(t`${paper.number} was made.`);
      await invalidatePaths(queries, [
        "/orders/{order_id}/papers",
        "/orders/{order_id}/money",
        "/orders/{order_id}",
      ]);
      onClose();
    },
    onError: toastProblem,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t`Make a paper`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <div className={classes.stack}>
        <div className={classes.fields}>
          <Select
            label={t`Paper`}
            allowDeselect={false}
            data={Object.entries(KINDS)
              .filter(([value]) => !NOTES.includes(value))
              .map(([value, name]) => ({ value, label: i18n._(name) }))}
            value={kind}
            onChange={(value) => setKind((value ?? "proforma") as OrderPaper)}
          />
          <MultiSelect
            label={t`Languages`}
            description={t`Two make a bilingual paper; the first leads.`}
            maxValues={2}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            value={languages}
            onChange={(values) => setLanguages(values as PaperLanguage[])}
          />
          <TextInput
            label={t`Date`}
            type="date"
            value={datedOn}
            onChange={(event) => setDatedOn(event.currentTarget.value)}
          />
          {choices.length > 1 || choices.some((each) => each.orders.length > 1) ? (
            <Select
              label={t`Shipment`}
              clearable
              placeholder={t`The whole order`}
              data={choices.map((each) => ({
                value: each.id,
                label:
                  each.orders.length > 1
                    ? `${each.number} (${each.orders.map(({ number }) => number).join(", ")})`
                    : each.number,
              }))}
              value={shipmentId}
              onChange={setShipmentId}
            />
          ) : null}
          <Textarea
            className={classes.wide}
            label={t`Remarks`}
            autosize
            maxRows={4}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
        </div>
        {preview.error ? (
          <Alert color="red" role="alert">
            {problemTitle(preview.error)}
          </Alert>
        ) : preview.data === undefined ? (
          <TextSkeleton lines={8} />
        ) : (
          <>
            <Contradictions found={preview.data.contradictions} />
            {errors.length > 0 ? (
              <TextInput
                label={t`Why may it go out all the same?`}
                description={t`Kept with the paper.`}
                value={despite}
                onChange={(event) => setDespite(event.currentTarget.value)}
              />
            ) : null}
            <Button
              loading={make.isPending}
              disabled={languages.length === 0 || (errors.length > 0 && despite.trim().length < 5)}
              onClick={() => make.mutate()}
            >
              <Trans>Make it and keep it</Trans>
            </Button>
            {preview.data.pages.map((page, index) => (
              <img
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
                key={index}
                className={classes.sheet}
                src={`data:image/png;base64,${page}`}
                alt={t`Page ${index + 1} of ${preview.data.page_count}`}
              />
            ))}
          </>
        )}
      </div>
    </Drawer>
  );
}
