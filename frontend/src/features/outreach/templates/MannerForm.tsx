import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, data } from "@/api/client";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./letter.module.css";
import type { Manner } from "./types";

const mannerQuery = (contact: string) =>
  query("/contacts/{contact_id}/manner", { params: { path: { contact_id: contact } } });

interface Props {
  contact: string;
  onSaved: () => void;
}

/** How a contact is addressed, with the way to say it otherwise. */
export function MannerForm({ contact, onSaved }: Props) {
  const { data: manner } = useQuery(mannerQuery(contact));
  const may = useMay("companies.write");
  const [open, setOpen] = useState(false);
  if (!manner) return null;
  return (
    <div className={classes.manner}>
      <span>
        <Trans>
          Addressed as <bdi lang={manner.language}>{manner.salutation}</bdi>
        </Trans>
      </span>
      {may ? (
        <Popover opened={open} onChange={setOpen} width={280} trapFocus position="bottom-start" withinPortal>
          <Popover.Target>
            <Button size="compact-xs" variant="subtle" onClick={() => setOpen(!open)}>
              <Trans>Change</Trans>
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Form
              contact={contact}
              manner={manner}
              onSaved={() => {
                setOpen(false);
                onSaved();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </div>
  );
}

function Form({ contact, manner, onSaved }: Props & { manner: Manner }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { language } = manner;
  const [gender, setGender] = useState<string | null>(manner.gender ?? null);
  const [honorific, setHonorific] = useState(manner.honorific ?? "");
  const [form, setForm] = useState(manner.forms?.[language] ?? "");
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/contacts/{contact_id}/manner", {
          params: { path: { contact_id: contact } },
          body: {
            gender: gender === "f" || gender === "m" ? gender : null,
            honorific: honorific || null,
            forms: { ...manner.forms, [language]: form },
          },
        }),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(mannerQuery(contact).queryKey, saved);
      onSaved();
    },
    onError: toastProblem,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="xs">
        <Select
          size="xs"
          label={t`Form of address`}
          description={t`Never guessed from a first name`}
          placeholder={t`Not known`}
          clearable
          comboboxProps={{ withinPortal: false }}
          data={[
            { value: "f", label: t`Woman` },
            { value: "m", label: t`Man` },
          ]}
          value={gender}
          onChange={setGender}
        />
        <TextInput
          size="xs"
          label={t`Title before the name`}
          placeholder="Dr."
          value={honorific}
          onChange={({ currentTarget }) => setHonorific(currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t`Salutation of your own`}
          dir="auto"
          value={form}
          onChange={({ currentTarget }) => setForm(currentTarget.value)}
        />
        <Button type="submit" size="xs" loading={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </Stack>
    </form>
  );
}
