import { Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { Section } from "@/ui/shell/Section";
import type { MailboxValues } from "../form";

/** What can be chosen for a new mailbox and has a good answer already: name, start date, who sees its mail. */
export function MailboxOptions({ form }: { form: UseFormReturnType<MailboxValues> }) {
  const { t } = useLingui();
  const teams = useQuery(query("/teams"));
  const sights = [
    { value: "all", label: t`Everybody in the company` },
    ...(teams.data?.items ?? []).map((team) => ({ value: `team:${team.id}`, label: t`Team ${team.name}` })),
    { value: "owner", label: t`Only me` },
  ];
  return (
    <Section title={<Trans>If you like</Trans>}>
      <Stack gap="lg" maw={480}>
        <TextInput
          label={t`Name of the mailbox`}
          description={t`Such as “Sales, Americas”.`}
          dir="auto"
          autoComplete="off"
          {...form.getInputProps("display_name")}
        />
        <TextInput
          type="date"
          label={t`Fetch mail since`}
          description={t`Empty: all of it. The newest comes first either way.`}
          {...form.getInputProps("sync_since")}
        />
        <NativeSelect label={t`Who sees its mail`} data={sights} {...form.getInputProps("sight")} />
      </Stack>
    </Section>
  );
}
