import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Alert, Button, Group, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { DealFile } from "@/api/types";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { DEAL_PATHS } from "../hooks/useMove";
import { useColleagues, usePipelines } from "../hooks/usePipelines";
import classes from "./deals.module.css";
import { patchOf, plain, valuesOf } from "./dealValues";
import { RateFields } from "./RateFields";

interface Props {
  deal: DealFile;
  onClose: () => void;
}

/** Everything about a deal but its stage, in one form. */
export function DealEdit({ deal, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const people = useColleagues();
  const { items } = usePipelines();
  const into = items.find(({ id }) => id === deal.pipeline_id)?.currency ?? deal.currency;
  const [newer, setNewer] = useState<DealFile | null>(null);
  const api = useApiForm({
    initialValues: valuesOf(deal),
    submit: (values) =>
      data(
        client.PATCH("/deals/{deal_id}", {
          params: {
            path: { deal_id: deal.id },
            header: { "If-Match": `"${newer?.version ?? deal.version}"` },
          },
          body: patchOf(values, deal),
        }),
      ),
    onDone: () => {
      void invalidatePaths(queries, DEAL_PATHS);
      onClose();
    },
    onRefused: (error) => {
      if (!isProblem(error, "version-conflict")) return false;
      setNewer(error.document.current as DealFile);
      return true;
    },
  });
  const { form } = api;
  const field = (name: string) => ({ key: form.key(name), ...form.getInputProps(name) });
  const remove = (list: string, index: number, label: string) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={() => form.removeListItem(list, index)}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
  const add = (list: string, item: object, label: string) => (
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => form.insertListItem(list, item)}
      style={{ alignSelf: "flex-start" }}
    >
      {label}
    </Button>
  );
  return (
    <ApiFormFrame api={api} label={t`Edit deal`}>
      <div className={classes.form}>
        {newer ? (
          <Alert
            color="yellow"
            variant="light"
            title={<Trans>Somebody else changed this deal meanwhile</Trans>}
          >
            <Trans>
              Theirs: {newer.name}, {newer.amount ? plain(newer.amount) : "–"} {newer.currency},{" "}
              {newer.next_step ?? "–"}. Save again to keep yours.
            </Trans>
          </Alert>
        ) : null}
        <TextInput label={t`Name`} required dir="auto" {...field("name")} />
        <div className={classes.pair}>
          <TextInput label={t`Amount`} inputMode="decimal" dir="ltr" {...field("amount")} />
          <TextInput label={t`Currency`} maxLength={3} dir="ltr" {...field("currency")} />
        </div>
        {form.values.currency.toUpperCase() === into ? null : (
          <RateFields from={form.values.currency} into={into} field={field} />
        )}
        <div className={classes.pair}>
          <TextInput type="date" label={t`Expected close`} {...field("expected_close_on")} />
          <TextInput type="date" label={t`ETD`} {...field("expected_ship_on")} />
        </div>
        <div className={classes.pair}>
          <TextInput label={t`Probability, %`} inputMode="numeric" dir="ltr" {...field("probability")} />
          <TextInput label={t`Deposit, %`} inputMode="decimal" dir="ltr" {...field("deposit_percent")} />
        </div>
        <Select
          label={t`Owner`}
          searchable
          clearable
          data={people}
          {...field("owner_id")}
          value={form.values.owner_id || null}
          onChange={(id) => form.setFieldValue("owner_id", id ?? "")}
        />
        <TextInput label={t`Next step`} dir="auto" {...field("next_step")} />
        <strong>
          <Trans>Products</Trans>
        </strong>
        {form.values.lines.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own while they are typed
          <Group key={index} gap={4} wrap="nowrap" align="flex-end">
            <TextInput
              style={{ flex: 3 }}
              aria-label={t`Product`}
              placeholder={t`Product`}
              dir="auto"
              {...field(`lines.${index}.product`)}
            />
            <TextInput
              style={{ flex: 1 }}
              aria-label={t`Quantity`}
              placeholder={t`Quantity`}
              dir="ltr"
              {...field(`lines.${index}.quantity`)}
            />
            <TextInput
              style={{ flex: 1 }}
              aria-label={t`Unit price`}
              placeholder={t`Unit price`}
              dir="ltr"
              {...field(`lines.${index}.unit_price`)}
            />
            {remove("lines", index, t`Remove product`)}
          </Group>
        ))}
        {add(
          "lines",
          { product: "", product_id: null, quantity: "", unit: "", unit_price: "" },
          t`Add a product`,
        )}
        <strong>
          <Trans>Competitors</Trans>
        </strong>
        {form.values.competitors.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Group key={index} gap={4} wrap="nowrap" align="flex-end">
            <TextInput
              style={{ flex: 1 }}
              aria-label={t`Competitor`}
              placeholder={t`Name`}
              dir="auto"
              {...field(`competitors.${index}.name`)}
            />
            <TextInput
              style={{ flex: 1 }}
              aria-label={t`Their offer`}
              placeholder={t`Their offer`}
              dir="auto"
              {...field(`competitors.${index}.offer`)}
            />
            {remove("competitors", index, t`Remove competitor`)}
          </Group>
        ))}
        {add("competitors", { name: "", offer: "", note: null }, t`Add a competitor`)}
        <strong>
          <Trans>Shared with</Trans>
        </strong>
        {form.values.co_owners.map(({ member_id }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Group key={index} gap={4} wrap="nowrap" align="flex-end">
            <Select
              style={{ flex: 2 }}
              aria-label={t`Colleague`}
              placeholder={t`Colleague`}
              searchable
              data={people}
              value={member_id || null}
              onChange={(id) => form.setFieldValue(`co_owners.${index}.member_id`, id ?? "")}
            />
            <TextInput
              style={{ flex: 1 }}
              aria-label={t`Share, %`}
              placeholder={t`Share, %`}
              dir="ltr"
              {...field(`co_owners.${index}.share`)}
            />
            {remove("co_owners", index, t`Remove colleague`)}
          </Group>
        ))}
        {add("co_owners", { member_id: "", share: "" }, t`Share with a colleague`)}
        <Textarea label={t`Note`} autosize minRows={2} dir="auto" {...field("note")} />
        <Group gap="sm">
          <Button type="submit" loading={api.isPending}>
            <Trans>Save</Trans>
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </ApiFormFrame>
  );
}
