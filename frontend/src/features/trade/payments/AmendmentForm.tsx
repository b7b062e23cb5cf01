import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Drawer, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import type { components } from "@/api/schema";
import { useFormats } from "@/i18n/formats";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "../papers/papers.module.css";
import { MONEY_PATHS } from "./paths";
import type { Letter } from "./types";

type Terms = components["schemas"]["LcTerms"];

/** An amendment as the advising bank tells it: the terms as they shall be; what is left as it is, is not amended. */
export function AmendmentForm({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const queries = useQueryClient();
  const before = {
    amount: String(Number(letter.amount)),
    tolerance: String(Number(letter.tolerance ?? 0)),
    usance_days: letter.usance_days ?? 0,
    expires_on: letter.expires_on,
    expiry_place: letter.expiry_place ?? "",
    latest_shipment: letter.latest_shipment ?? "",
    presentation_days: letter.presentation_days ?? 21,
    partial_shipment: letter.partial_shipment ?? false,
    transhipment: letter.transhipment ?? true,
    goods: letter.goods ?? "",
    documents: letter.documents?.join("\n") ?? "",
  };
  const api = useApiForm({
    initialValues: { terms: before, on: today(), text: "" },
    submit: ({ terms, on, text }): Promise<Letter> => {
      const changed = Object.fromEntries(
        Object.entries(terms).filter(([name, value]) => value !== before[name as keyof typeof before]),
      ) as Partial<typeof before>;
      const { documents, ...rest } = changed;
      const body: Terms = {
        ...rest,
        ...(rest.expiry_place === "" ? { expiry_place: null } : {}),
        ...(rest.latest_shipment === "" ? { latest_shipment: null } : {}),
        ...(rest.goods === "" ? { goods: null } : {}),
        ...(documents === undefined
          ? {}
          : { documents: documents.split("\n").flatMap((line) => line.trim() || []) }),
      };
      return data(
        client.POST("/letters-of-credit/{letter_id}/amendments", {
          params: { path: { letter_id: letter.id } },
          body: { on, text, terms: body },
        }),
      );
    },
    onDone: () => {
      toast(t`Amendment noted. The terms stay until it is accepted.`);
      void invalidatePaths(queries, [...MONEY_PATHS]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t`Amendment of ${letter.number}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <ApiFormFrame api={api} label={t`Amendment`}>
        <p className={classes.muted} style={{ margin: 0 }}>
          <Trans>
            Write the terms as the amendment makes them. They count once you accept it, all of them or none.
          </Trans>
        </p>
        <div className={classes.fields}>
          <TextInput label={t`Advised on`} type="date" required {...field("on")} />
          <TextInput
            label={t`Amount in ${letter.currency}`}
            inputMode="decimal"
            dir="ltr"
            {...field("terms.amount")}
          />
          <TextInput label={t`Tolerance, ± %`} inputMode="decimal" dir="ltr" {...field("terms.tolerance")} />
          <TextInput label={t`Latest shipment`} type="date" {...field("terms.latest_shipment")} />
          <TextInput label={t`Expires on`} type="date" required {...field("terms.expires_on")} />
          <TextInput label={t`Place of expiry`} {...field("terms.expiry_place")} />
          <NumberInput
            label={t`Days to present papers`}
            min={1}
            max={90}
            {...field("terms.presentation_days")}
          />
          <NumberInput
            label={t`Usance, days (0: at sight)`}
            min={0}
            max={360}
            {...field("terms.usance_days")}
          />
          <Checkbox
            label={t`Partial shipments allowed`}
            {...field("terms.partial_shipment", { type: "checkbox" })}
          />
          <Checkbox label={t`Transhipment allowed`} {...field("terms.transhipment", { type: "checkbox" })} />
          <Textarea
            className={classes.wide}
            label={t`Goods, as field 45A says`}
            autosize
            maxRows={6}
            dir="auto"
            {...field("terms.goods")}
          />
          <Textarea
            className={classes.wide}
            label={t`Papers asked for, one a line (46A)`}
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            {...field("terms.documents")}
          />
          <Textarea
            className={classes.wide}
            label={t`In the bank's words`}
            autosize
            maxRows={6}
            dir="auto"
            {...field("text")}
          />
          <Button type="submit" loading={api.isPending} className={classes.wide}>
            <Trans>Note it</Trans>
          </Button>
        </div>
      </ApiFormFrame>
    </Drawer>
  );
}
