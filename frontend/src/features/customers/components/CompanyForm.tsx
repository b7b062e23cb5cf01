import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Anchor, Button, Group, Select, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { isProblem } from "@/api/problem";
import { invalidatePaths } from "@/api/query";
import type { Company, Stage } from "@/api/types";
import { CustomInputs } from "@/ui/custom/CustomInputs";
import { type CustomValues, filled } from "@/ui/custom/form";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import { required } from "@/ui/forms/validators";
import { TwinWarning } from "../duplicates/TwinWarning";
import { useOverride, useTwins } from "../duplicates/useTwins";
import { useCountryChoices, useStageChoices } from "../hooks/useChoices";
import classes from "./customers.module.css";

interface Existing {
  id: string;
  name: string;
}

interface Props {
  /** What is known of the new company already. */
  domain?: string;
  onDone: (company: Company) => void;
  onCancel: () => void;
}

const orNull = (value: string): string | null => value.trim() || null;

/** Says that a company is there already, and leads to it. */
function ExistsAlready({ company }: { company: Existing }) {
  return (
    <Alert color="yellow" variant="light" icon={<IconInfoCircle size={18} aria-hidden />}>
      <Trans>
        A company with this domain is here already:{" "}
        <Anchor
          renderRoot={(props) => <Link to="/companies/$id" params={{ id: company.id }} {...props} />}
          inherit
        >
          <bdi>{company.name}</bdi>
        </Anchor>
      </Trans>
    </Alert>
  );
}

/** A company made by hand. Looks while it is typed whether it is here already. */
export function CompanyForm({ domain = "", onDone, onCancel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const countries = useCountryChoices();
  const stages = useStageChoices();
  const [existing, setExisting] = useState<Existing | null>(null);
  const override = useOverride();
  const api = useApiForm({
    initialValues: {
      name: "",
      domain,
      country: "",
      city: "",
      website: "",
      phone: "",
      stage: "new",
      custom: {} as CustomValues,
    },
    validate: { name: required },
    draft: "company",
    submit: ({ stage, name, ...rest }) =>
      data(
        client.POST("/companies", {
          body: {
            name: name.trim(),
            stage: stage as Stage,
            domain: orNull(rest.domain),
            country: orNull(rest.country),
            city: orNull(rest.city),
            website: orNull(rest.website),
            phone: orNull(rest.phone),
            custom: filled(rest.custom),
            allow_duplicate: override.allow(),
          },
        }),
      ),
    onDone: (company) => {
      void invalidatePaths(queries, ["/companies"]);
      onDone(company);
    },
    onRefused: (error) => {
      if (override.refuse(error)) return true;
      if (!isProblem(error, "duplicate-company")) return false;
      setExisting(error.document.existing as Existing);
      return true;
    },
  });
  const { form } = api;
  const warning = override.warning(useTwins(form.values));
  const field = (name: Exclude<keyof typeof form.values, "custom">) => ({
    key: form.key(name),
    ...form.getInputProps(name),
  });

  return (
    <ApiFormFrame api={api} label={t`New company`}>
      <div className={classes.form}>
        <TextInput label={t`Name`} required dir="auto" data-autofocus autoFocus {...field("name")} />
        <TextInput
          label={t`Domain`}
          description={t`The part of their mail addresses after the @. Their mail finds the file by it.`}
          placeholder="example.com"
          dir="ltr"
          {...field("domain")}
        />
        {existing ? <ExistsAlready company={existing} /> : null}
        {warning ? <TwinWarning {...warning} /> : null}
        <div className={classes.pair}>
          <Select
            label={t`Country`}
            searchable
            selectFirstOptionOnChange
            clearable
            data={countries}
            {...field("country")}
            value={form.values.country || null}
            onChange={(country) => form.setFieldValue("country", country ?? "")}
          />
          <TextInput label={t`City`} dir="auto" {...field("city")} />
        </div>
        <TextInput label={t`Website`} dir="ltr" {...field("website")} />
        <TextInput label={t`Phone`} dir="ltr" {...field("phone")} />
        <Select label={t`Stage`} data={stages} allowDeselect={false} {...field("stage")} />
        <CustomInputs
          of="company"
          values={form.values.custom}
          errors={form.errors}
          onChange={(custom) => form.setFieldValue("custom", custom)}
        />
        <Group gap="sm">
          <Button type="submit" loading={api.isPending}>
            <Trans>Create company</Trans>
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
