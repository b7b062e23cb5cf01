import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Drawer, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { PartInputs } from "./PartInputs";
import { chargeParts, type Given, moneyParts, proposed } from "./parts";
import { MONEY_PATHS } from "./paths";
import type { OpenLine, Payment } from "./types";
import { METHODS } from "./words";

interface Props {
  companyId: string;
  currency: string;
  /** The order that is open: what it owes comes first. */
  orderId?: string;
  onClose: () => void;
}

const isAmount = (text: string) => /^\d{1,13}(\.\d{1,4})?$/.test(text.trim());

/** Notes a payment; the server proposes how it settles what is open, the open order first, then what is longest due. */
export function PaymentForm({ companyId, currency, orderId, onClose }: Props) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [bear, setBear] = useState(true);
  const { today } = useFormats();
  const [own, setOwn] = useState<Record<string, Given>>({});
  const api = useApiForm({
    initialValues: {
      state: "received",
      method: "tt",
      received_on: today(),
      currency,
      amount: "",
      charges: "",
      rate: "",
      reference: "",
      payer: "",
    },
    validate: { amount: (value) => (isAmount(value) ? null : t`Enter an amount such as 1234.50.`) },
    submit: (values): Promise<Payment> =>
      data(
        client.POST("/payments", {
          body: {
            ...values,
            company_id: companyId,
            state: values.state as "slip" | "received",
            method: values.method as Payment["method"],
            charges: values.charges.trim() || "0",
            rate: values.rate.trim() || null,
            parts: open.data ? [...moneyParts(open.data, givenTo), ...chargeParts(open.data)] : [],
          },
        }),
      ),
    onDone: (payment) => {
      toast(payment.state === "slip" ? t`The slip is noted.` : t`The payment is noted.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const { amount, charges, currency: paid } = api.form.values;
  const typed = { amount: amount.trim(), charges: charges.trim() || "0", paid, bear };
  const [asked] = useDebouncedValue(typed, 300);
  const open = useQuery({
    ...query("/payments/proposals", {
      params: {
        query: {
          company_id: companyId,
          currency: asked.paid.toUpperCase(),
          amount: asked.amount,
          charges: asked.charges,
          bear: asked.bear,
          order_id: orderId,
        },
      },
    }),
    enabled: isAmount(asked.amount) && isAmount(asked.charges) && asked.paid.length === 3,
    placeholderData: keepPreviousData,
  });
  // What the payment settles belongs to it: it is not noted before the proposal for just this amount is there.
  const proposing =
    isAmount(typed.amount) && (open.isFetching || JSON.stringify(typed) !== JSON.stringify(asked));
  const givenTo = (line: OpenLine): Given => own[line.due_line_id] ?? proposed(line);
  const field = api.form.getInputProps;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t`Note a payment`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`Note a payment`}>
        <div className={classes.fields}>
          <Select
            label={t`What came`}
            allowDeselect={false}
            data={[
              { value: "received", label: t`Money on our account` },
              { value: "slip", label: t`A slip, no money yet` },
            ]}
            {...field("state")}
          />
          <Select
            label={t`How`}
            allowDeselect={false}
            data={Object.entries(METHODS).map(([value, name]) => ({ value, label: i18n._(name) }))}
            {...field("method")}
          />
          <TextInput label={t`Date`} type="date" required {...field("received_on")} />
          <TextInput label={t`Currency`} maxLength={3} dir="ltr" {...field("currency")} />
          <TextInput label={t`Credited`} required inputMode="decimal" dir="ltr" {...field("amount")} />
          <TextInput label={t`Taken by banks`} inputMode="decimal" dir="ltr" {...field("charges")} />
          <TextInput
            label={t`Rate`}
            placeholder={t`the last known`}
            inputMode="decimal"
            dir="ltr"
            {...field("rate")}
          />
          <TextInput label={t`Reference`} dir="ltr" {...field("reference")} />
          <TextInput label={t`Payer`} {...field("payer")} />
          <Checkbox
            className={classes.wide}
            label={t`We bear what banks took: the buyer meant to pay it`}
            checked={bear}
            onChange={(event) => setBear(event.currentTarget.checked)}
          />
          {open.data?.map((line) => (
            <PartInputs
              key={line.due_line_id}
              line={line}
              currency={paid.toUpperCase()}
              given={givenTo(line)}
              onChange={(given) => setOwn((known) => ({ ...known, [line.due_line_id]: given }))}
            />
          ))}
          <Button type="submit" loading={api.isPending || proposing} className={classes.wide}>
            <Trans>Note it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
