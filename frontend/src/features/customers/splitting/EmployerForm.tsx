import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Contact } from "@/api/types";
import { toastProblem, toastWithUndo } from "@/ui/feedback/toast";
import { CompanyChoice } from "../components/CompanyChoice";
import classes from "../components/customers.module.css";
import { useContactEdit } from "../hooks/useRecordEdit";

interface Props {
  contact: Contact;
  onDone: () => void;
}

/** Says where somebody works of whom nobody knew; their mail goes along. */
export function EmployerForm({ contact, onDone }: Props) {
  const { t } = useLingui();
  const [company, setCompany] = useState<string | null>(null);
  const edit = useContactEdit(contact);
  const save = useMutation({
    mutationFn: (company_id: string | null) => edit({ company_id }),
    onError: toastProblem,
  });
  const employ = () =>
    save.mutate(company, {
      onSuccess: (saved) => {
        if (saved.kind !== "saved") return;
        onDone();
        toastWithUndo({
          message: (
            <Trans>
              <bdi>{contact.name}</bdi> belongs to that company now.
            </Trans>
          ),
          undo: () => save.mutate(null),
        });
      },
    });
  return (
    <div className={classes.form}>
      <CompanyChoice label={t`Works for`} value={company} onChange={setCompany} focused />
      <Group gap={8}>
        <Button size="xs" disabled={!company} loading={save.isPending} onClick={employ}>
          <Trans>Save</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </div>
  );
}
