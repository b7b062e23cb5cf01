import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { invalidatePaths } from "@/api/query";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { PictureButtons, type SignPictures } from "./PictureButtons";
import classes from "./papers.module.css";
import type { Firm } from "./types";

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

interface Props {
  firm: Firm | undefined;
  /** Whether it is the only one. */
  alone: boolean;
  onClose: () => void;
}

/** A firm's names, address and numbers, letter by letter as banks will compare them; its stamp, its series of numbers. */
export function FirmForm({ firm, alone, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const party = firm?.party;
  const [pictures, setPictures] = useState<SignPictures>({
    logo: firm?.logo ?? null,
    signature: firm?.signature ?? null,
    stamp: firm?.stamp ?? null,
  });
  const api = useApiForm({
    initialValues: {
      party: { name: party?.name ?? "" },
      native_name: party?.native_name ?? "",
      address: party?.address?.join("\n") ?? "",
      country: party?.country ?? "",
      phone: party?.phone ?? "",
      email: party?.email ?? "",
      ids: (party?.ids ?? []).map(([name, value]) => `${name}: ${value}`).join("\n"),
      label: firm?.label ?? "",
      code: firm?.code ?? "",
      signatory: firm?.signatory ?? "",
      main: firm?.main ?? alone,
      active: firm?.active ?? true,
    },
    submit: ({ label, code, signatory, main, active, ...values }) => {
      const body = {
        ...pictures,
        label,
        code: code.trim().toUpperCase(),
        signatory,
        main,
        active,
        party: {
          name: values.party.name,
          native_name: values.native_name,
          address: lines(values.address),
          country: values.country.toUpperCase(),
          phone: values.phone,
          email: values.email,
          ids: lines(values.ids).map((line): [string, string] => {
            const [name = "", ...rest] = line.split(":");
            return [name.trim(), rest.join(":").trim()];
          }),
        },
      };
      return firm
        ? data(
            client.PUT("/paper-settings/firms/{firm_id}", { params: { path: { firm_id: firm.id } }, body }),
          )
        : data(client.POST("/paper-settings/firms", { body }));
    },
    onDone: () => {
      toast(t`Saved.`);
      void invalidatePaths(queries, ["/paper-settings"]);
      onClose();
    },
  });
  const field = api.form.getInputProps;
  return (
    <ApiFormFrame api={api} label={t`Firm`}>
      <div className={classes.fields}>
        <TextInput label={t`Name in Latin letters`} required {...field("party.name")} />
        <TextInput label={t`Name in your own script`} {...field("native_name")} />
        <Textarea label={t`Address`} autosize minRows={2} required {...field("address")} />
        <Textarea
          label={t`Tax and registration numbers`}
          description={t`One a line, such as “VAT: 123”.`}
          autosize
          {...field("ids")}
        />
        <TextInput label={t`Country (two letters)`} maxLength={2} dir="ltr" {...field("country")} />
        <TextInput label={t`Phone`} dir="ltr" {...field("phone")} />
        <TextInput label={t`E-mail`} dir="ltr" {...field("email")} />
        <TextInput label={t`Short name for colleagues`} {...field("label")} />
        <TextInput
          label={t`Numbers begin with`}
          description={t`Up to six letters, for a series of its own. Empty: numbered with the main firm.`}
          maxLength={6}
          dir="ltr"
          {...field("code")}
        />
        <TextInput label={t`Who signs`} {...field("signatory")} />
        <div className={classes.wide}>
          <PictureButtons
            pictures={pictures}
            onChange={(part) => setPictures((known) => ({ ...known, ...part }))}
          />
        </div>
        {firm?.main || alone ? null : (
          <>
            <Checkbox label={t`Main firm`} {...field("main", { type: "checkbox" })} />
            <Checkbox
              label={t`New quotes and orders may name it`}
              {...field("active", { type: "checkbox" })}
            />
          </>
        )}
      </div>
      <div className={classes.row}>
        <Button type="submit" loading={api.isPending}>
          <Trans>Save firm</Trans>
        </Button>
        {alone ? null : (
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
    </ApiFormFrame>
  );
}
