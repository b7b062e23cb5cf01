import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, TextInput } from "@mantine/core";
import { IconCalendarPlus, IconCalendarTime } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { invalidatePaths } from "@/api/query";
import { useMay } from "@/api/session";
import type { Reminder } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { useHere } from "@/i18n/useHere";
import { useNow } from "@/lib/useNow";
import { sendOrKeep } from "@/offline/outbox";
import { problemTitle } from "@/ui/feedback/problemText";
import { toast, toastKept } from "@/ui/feedback/toast";
import classes from "./reminders.module.css";
import { spokenNow, WhenField } from "./WhenField";

const STALE = [
  "/today",
  "/reminders",
  "/companies",
  "/companies/{company_id}",
  "/contacts",
  "/contacts/{contact_id}",
  "/deals",
  "/deals/{deal_id}",
] as const;

interface Props {
  company?: string | undefined;
  /** The person to turn to; without one the company. */
  contact?: string | undefined;
  /** The deal whose next step it is, beside that of whom it is with. */
  deal?: string | undefined;
  /** When the next step is planned. */
  at: string | null;
}

/** The next step with a customer, in the head of a record: shown, and set in words. */
export function FollowUp({ company, contact, deal, at }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const now = useNow();
  const may = useMay("companies.write");
  const [open, setOpen] = useState(false);
  const late = at !== null && Date.parse(at) < now;
  const text = at === null ? t`Set a follow-up` : t`Follow-up ${format.moment(at)}`;
  if (!may && at === null) return null;
  return (
    <>
      <button
        type="button"
        className={classes.followUp}
        data-late={late || undefined}
        data-none={at === null || undefined}
        disabled={!may}
        onClick={() => setOpen(true)}
      >
        {at === null ? (
          <IconCalendarPlus size={16} aria-hidden />
        ) : (
          <IconCalendarTime size={16} aria-hidden />
        )}
        {late ? <Trans>Overdue: {text}</Trans> : text}
      </button>
      {open ? (
        <FollowUpForm company={company} contact={contact} deal={deal} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function FollowUpForm({ company, contact, deal, onClose }: Omit<Props, "at"> & { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const here = useHere();
  const [said, setSaid] = useState("");
  const [text, setText] = useState("");
  const record = deal ? `/deals/${deal}` : contact ? `/contacts/${contact}` : `/companies/${company}`;
  const save = useMutation({
    mutationFn: () =>
      sendOrKeep<Reminder>({
        kind: "follow_up",
        title: [text.trim(), said.trim()].filter(Boolean).join(": "),
        link: record,
        method: "PUT",
        path: `${record}/follow-up`,
        body: { when: spokenNow(said, here), text: text.trim() || null },
        version: null,
      }),
    onSuccess: (outcome) => {
      if (outcome.kept) toastKept();
      else {
        const when = outcome.answer.local ?? "";
        toast(<Trans>Follow-up set: {when}.</Trans>);
      }
      onClose();
    },
    onSettled: () => invalidatePaths(queries, STALE),
  });
  return (
    <Modal opened onClose={onClose} title={t`Next follow-up`} transitionProps={{ duration: 0 }}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (said.trim()) save.mutate();
        }}
      >
        <WhenField value={said} onChange={setSaid} company={company} contact={contact} autoFocus />
        <TextInput
          label={t`What`}
          placeholder={t`Follow up`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          dir="auto"
        />
        {save.error ? (
          <p className={classes.caution} role="alert">
            {problemTitle(save.error)}
          </p>
        ) : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={said.trim() === ""}>
            <Trans>Set</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
