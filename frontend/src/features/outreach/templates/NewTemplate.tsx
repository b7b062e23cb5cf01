import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, data } from "@/api/client";
import { currentLocale } from "@/i18n/activate";
import { toastProblem } from "@/ui/feedback/toast";
import { useFields, useRefreshTemplates } from "./useTemplates";

/** Begins a template with a name and the language it is written in first. */
export function NewTemplate({ folder }: { folder: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefreshTemplates();
  const fields = useFields();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [language, setLanguage] = useState<string>(currentLocale());
  const make = useMutation({
    mutationFn: () => data(client.POST("/templates", { body: { name, folder, language } })),
    onSuccess: (made) => {
      void refresh();
      void navigate({ to: "/templates/$id", params: { id: made.id } });
    },
    onError: toastProblem,
  });
  return (
    <Popover opened={open} onChange={setOpen} width={280} trapFocus position="bottom-end" withinPortal>
      <Popover.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(!open)}>
          <Trans>New template</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t`Name`}
              required
              dir="auto"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Select
              label={t`Language it is written in first`}
              searchable
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={(fields?.languages ?? []).map((each) => ({ value: each.language, label: each.name }))}
              value={language}
              onChange={(next) => setLanguage(next ?? language)}
            />
            <Button type="submit" loading={make.isPending}>
              <Trans>Write it</Trans>
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
