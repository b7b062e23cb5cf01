import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NumberInput, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { invalidatePaths, query } from "@/api/query";
import type { OverlapRules } from "@/api/types";
import { toast } from "@/ui/feedback/toast";
import { ApiFormFrame } from "@/ui/forms/ApiFormFrame";
import { useApiForm } from "@/ui/forms/useApiForm";
import classes from "./overlap.module.css";

function Rules({ rules }: { rules: OverlapRules }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const api = useApiForm<OverlapRules & Record<string, unknown>, OverlapRules>({
    initialValues: { ...rules },
    submit: (body) => data(client.PUT("/overlap/rules", { body })),
    onDone: () => {
      void invalidatePaths(queries, ["/overlap/rules"]);
      toast(<Trans>Saved.</Trans>);
      return false;
    },
  });
  const { form } = api;
  const number = (name: "checks_per_hour" | "checks_per_day" | "protection_days", label: string) => (
    <NumberInput
      key={form.key(name)}
      label={label}
      min={1}
      allowDecimal={false}
      {...form.getInputProps(name)}
    />
  );
  return (
    <ApiFormFrame api={api} label={t`Rules`}>
      <div className={classes.rules}>
        <Switch
          label={t`Name the colleague`}
          key={form.key("show_names")}
          {...form.getInputProps("show_names", { type: "checkbox" })}
        />
        {number("checks_per_hour", t`Questions an hour`)}
        {number("checks_per_day", t`Questions a day`)}
        {number("protection_days", t`Days that a contact protects`)}
        <div>
          <Button type="submit" size="xs" loading={api.isPending}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </div>
    </ApiFormFrame>
  );
}

/** What a verdict tells, how often one may ask, and how long a contact protects: for managers. */
export function OverlapRulesForm() {
  const rules = useQuery(query("/overlap/rules"));
  return rules.data ? <Rules rules={rules.data} /> : null;
}
