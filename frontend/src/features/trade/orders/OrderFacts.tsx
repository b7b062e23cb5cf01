import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { OrderFile } from "@/api/types";
import { toastProblem } from "@/ui/feedback/toast";
import { StatusText } from "@/ui/records/StatusText";
import classes from "../shared/trade.module.css";
import { useTermNote } from "../shared/useTermNote";

/** What may be changed at any time: the buyer's number, marks, the courier of samples, a note. */
export function OrderFacts({ file }: { file: OrderFile }) {
  const { t } = useLingui();
  const termNote = useTermNote();
  const { order } = file;
  const queries = useQueryClient();
  const [values, setValues] = useState({
    customer_po: order.customer_po ?? "",
    shipping_marks: order.shipping_marks ?? "",
    courier: order.courier ?? "",
    courier_number: order.courier_number ?? "",
    feedback_due_on: order.feedback_due_on ?? "",
    note: order.note ?? "",
  });
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PATCH("/orders/{order_id}", {
          params: { path: { order_id: order.id }, header: ifMatch(order.version) },
          body: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value || null])),
        }),
      ),
    onError: (error) => toastProblem(error),
    onSettled: () => invalidatePaths(queries, ["/orders", "/orders/{order_id}"]),
  });
  const field = (name: keyof typeof values, label: string, type = "text") => (
    <TextInput
      size="xs"
      type={type}
      label={label}
      readOnly={!file.may_change}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  return (
    <section className={classes.panel} aria-label={t`About the order`}>
      {file.warnings.map((note) => (
        <StatusText key={note.code} tone="warning">
          {termNote(note.code, note.better)}
        </StatusText>
      ))}
      {file.margin === null ? null : (
        <dl className={classes.pairs}>
          <dt>
            <Trans>Margin on purchase cost</Trans>
          </dt>
          <dd>{file.margin} %</dd>
        </dl>
      )}
      {field("customer_po", t`Their PO`)}
      {order.kind === "sample" ? (
        <>
          {field("courier", t`Courier`)}
          {field("courier_number", t`Courier number`)}
          {field("feedback_due_on", t`Feedback due`, "date")}
        </>
      ) : (
        <Textarea
          size="xs"
          autosize
          label={t`Shipping marks`}
          readOnly={!file.may_change}
          value={values.shipping_marks}
          onChange={(event) => setValues({ ...values, shipping_marks: event.currentTarget.value })}
        />
      )}
      <Textarea
        size="xs"
        autosize
        label={t`Note`}
        readOnly={!file.may_change}
        value={values.note}
        onChange={(event) => setValues({ ...values, note: event.currentTarget.value })}
      />
      {file.may_change ? (
        <span>
          <Button size="xs" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
            <Trans>Save</Trans>
          </Button>
        </span>
      ) : null}
    </section>
  );
}
