import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Anchor, Button, Group, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { Contact } from "@/api/types";
import { CustomInputs } from "@/ui/custom/CustomInputs";
import { type CustomValues, filled } from "@/ui/custom/form";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { email, required } from "@/ui/forms/validators";
import classes from "./customers.module.css";

interface Existing {
  id: string;
  name: string;
}

interface Props {
  /** The company that they belong to; without it the server looks at the mail domain. */
  company?: string;
  onDone: (contact: Contact) => void;
  onCancel: () => void;
}

/** A person made by hand. */
export function ContactForm({ company, onDone, onCancel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [existing, setExisting] = useState<Existing | null>(null);
  const api = useApiForm({
    initialValues: { name: "", email: "", phone: "", title: "", custom: {} as CustomValues },
    validate: { name: required, email: (value) => (value.trim() ? email(value) : null) },
    draft: "contact",
    submit: (values) =>
      data(
        client.POST("/contacts", {
          body: {
            name: values.name.trim(),
            email: values.email.trim() || null,
            phone: values.phone.trim() || null,
            title: values.title.trim() || null,
            custom: filled(values.custom),
            ...(company ? { company_id: company } : {}),
          },
        }),
      ),
    onDone: (contact) => {
      void invalidatePaths(queries, ["/contacts", "/companies/{company_id}"]);
      onDone(contact);
    },
    onRefused: (error) => {
      if (!isProblem(error, "duplicate-contact")) return false;
      setExisting(error.document.existing as Existing);
      return true;
    },
  });
  const { form } = api;
  const field = (name: Exclude<keyof typeof form.values, "custom">) => ({
    key: form.key(name),
    ...form.getInputProps(name),
  });
  return (
    <ApiFormFrame api={api} label={t`New contact`}>
      <div className={classes.form}>
        <TextInput label={t`Name`} required dir="auto" autoFocus {...field("name")} />
        <TextInput label={t`Mail address`} type="email" dir="ltr" {...field("email")} />
        {existing ? (
          <Alert color="yellow" variant="light" icon={<IconInfoCircle size={18} aria-hidden />}>
            <Trans>
              Somebody with this address is here already:{" "}
              <Anchor
                renderRoot={(props) => <Link to="/contacts/$id" params={{ id: existing.id }} {...props} />}
                inherit
              >
                <bdi>{existing.name}</bdi>
              </Anchor>
            </Trans>
          </Alert>
        ) : null}
        <TextInput label={t`Phone`} dir="ltr" {...field("phone")} />
        <TextInput label={t`Job title`} dir="auto" {...field("title")} />
        <CustomInputs
          of="contact"
          values={form.values.custom}
          errors={form.errors}
          onChange={(custom) => form.setFieldValue("custom", custom)}
        />
        <Group gap="sm">
          <Button type="submit" loading={api.isPending}>
            <Trans>Create contact</Trans>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              api.discard();
              onCancel();
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </ApiFormFrame>
  );
}
