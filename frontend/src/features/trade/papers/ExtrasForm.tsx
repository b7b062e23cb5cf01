import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "./papers.module.css";
import type { Extras, Party } from "./types";

interface Props {
  orderId: string;
  extras: Extras;
  version: number;
  onClose: () => void;
}

/** A party as two fields: its name, and its address line by line. */
const partyOf = (name: string, address: string, before: Party | null | undefined): Party | null =>
  name.trim()
    ? {
        ...before,
        name: name.trim(),
        address: address
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      }
    : null;

const CHOICE = { yes: true, no: false } as const;
const choiceOf = (value: boolean | null | undefined) =>
  value === true ? "yes" : value === false ? "no" : "";

/** What papers say of an order beyond the order itself. */
export function ExtrasForm({ orderId, extras, version, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const settings = useQuery(query("/paper-settings"));
  const api = useApiForm({
    initialValues: {
      buyer: extras.buyer?.name ?? "",
      buyer_address: extras.buyer?.address?.join("\n") ?? "",
      consignee: extras.consignee?.name ?? "",
      consignee_address: extras.consignee?.address?.join("\n") ?? "",
      notify: extras.notify?.name ?? "",
      notify_address: extras.notify?.address?.join("\n") ?? "",
      lead_time: extras.lead_time ?? "",
      valid_until: extras.valid_until ?? "",
      latest_shipment: extras.latest_shipment ?? "",
      partial_shipment: choiceOf(extras.partial_shipment),
      transhipment: choiceOf(extras.transhipment),
      insurance: extras.insurance ?? "",
      insured_amount: extras.insured_amount ?? "",
      insured_on: extras.insured_on ?? "",
      bank_charges: extras.bank_charges ?? "",
      bank_account_id: extras.bank_account_id ?? "",
    },
    submit: (values) =>
      data(
        client.PUT("/orders/{order_id}/paper-data", {
          params: { path: { order_id: orderId }, header: { "If-Match": `"${version}"` } },
          body: {
            ...extras,
            buyer: partyOf(values.buyer, values.buyer_address, extras.buyer),
            consignee: partyOf(values.consignee, values.consignee_address, extras.consignee),
            notify: partyOf(values.notify, values.notify_address, extras.notify),
            lead_time: values.lead_time,
            valid_until: values.valid_until || null,
            latest_shipment: values.latest_shipment || null,
            partial_shipment: CHOICE[values.partial_shipment as "yes"] ?? null,
            transhipment: CHOICE[values.transhipment as "yes"] ?? null,
            insurance: values.insurance,
            insured_amount: values.insured_amount || null,
            insured_on: values.insured_on || null,
            bank_charges: values.bank_charges,
            bank_account_id: values.bank_account_id || null,
          },
        }),
      ),
    onDone: () => {
      toast(t`Papers made from now on say so.`);
      void invalidatePaths(queries, ["/orders/{order_id}/papers"]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  const allowed = [
    { value: "yes", label: t`allowed` },
    { value: "no", label: t`not allowed` },
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t`What papers say beyond the order`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`What papers say beyond the order`}>
        <div className={classes.fields}>
          <TextInput label={t`Buyer, if named otherwise`} {...field("buyer")} />
          <Textarea label={t`Buyer's address`} autosize {...field("buyer_address")} />
          <TextInput label={t`Consignee`} {...field("consignee")} />
          <Textarea label={t`Consignee's address`} autosize {...field("consignee_address")} />
          <TextInput label={t`Notify party`} {...field("notify")} />
          <Textarea label={t`Notify party's address`} autosize {...field("notify_address")} />
          <TextInput label={t`Lead time`} {...field("lead_time")} />
          <TextInput label={t`Valid until`} type="date" {...field("valid_until")} />
          <TextInput label={t`Latest shipment`} type="date" {...field("latest_shipment")} />
          <Select label={t`Partial shipment`} clearable data={allowed} {...field("partial_shipment")} />
          <Select label={t`Transhipment`} clearable data={allowed} {...field("transhipment")} />
          <TextInput label={t`Insurance`} {...field("insurance")} />
          <TextInput label={t`Insured amount`} inputMode="decimal" dir="ltr" {...field("insured_amount")} />
          <TextInput label={t`Insured on`} type="date" {...field("insured_on")} />
          <TextInput label={t`Bank charges`} {...field("bank_charges")} />
          <Select
            label={t`Bank account`}
            clearable
            placeholder={t`The approved one of the currency`}
            data={
              settings.data?.accounts.map((each) => ({
                value: each.id,
                label: `${each.label} · ${each.currency}`,
              })) ?? []
            }
            {...field("bank_account_id")}
          />
          <Button type="submit" loading={api.isPending} className={classes.wide}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
