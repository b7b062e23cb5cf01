import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Company, Contact, FieldChange } from "@/api/types";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { toastWarning } from "@/ui/feedback/toast";
import { TimeText } from "@/ui/records/TimeText";
import { SidePanel } from "@/ui/shell/SidePanel";
import type { FactSubject } from "../hooks/useFacts";
import { useCompanyEdit, useContactEdit } from "../hooks/useRecordEdit";
import { FieldValue } from "./FieldValue";
import classes from "./facts.module.css";
import { COMPANY_FIELDS, CONTACT_FIELDS, type FieldKind } from "./fieldKinds";

/** Their history words several values at once, which cannot be taken again with one press. */
const LISTS = new Set(["domains", "emails"]);

function useChanges(subject: FactSubject, id: string, field: string) {
  const ofCompany = useQuery({
    ...query("/companies/{company_id}/field-changes", {
      params: { path: { company_id: id }, query: { field } },
    }),
    enabled: subject === "company",
  });
  const ofContact = useQuery({
    ...query("/contacts/{contact_id}/field-changes", {
      params: { path: { contact_id: id }, query: { field } },
    }),
    enabled: subject === "contact",
  });
  return subject === "company" ? ofCompany : ofContact;
}

function Said({ action, actor }: FieldChange) {
  const us = <bdi>{actor?.name ?? <Trans>Somebody</Trans>}</bdi>;
  switch (action) {
    case "chosen":
      return <Trans>Found in mail</Trans>;
    case "typed":
      return <Trans>{us} typed</Trans>;
    case "cleared":
      return <Trans>{us} emptied it</Trans>;
    case "rejected":
      return <Trans>{us} said that it is wrong</Trans>;
    default:
      return <Trans>{us} let it count again</Trans>;
  }
}

interface PanelProps {
  subject: FactSubject;
  id: string;
  field: string;
  current: string | null;
  label: string;
  kind: FieldKind;
  onUse: (value: string) => void;
  onClose: () => void;
}

function HistoryPanel({ subject, id, field, current, label, kind, onUse, onClose }: PanelProps) {
  const mayEdit = useMay("companies.write");
  const { data, error, refetch } = useChanges(subject, id, field);
  return (
    <SidePanel title={<Trans>History: {label}</Trans>} recordId={field} onClose={onClose}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <TextSkeleton lines={6} /> : null}
      {data?.length === 0 ? (
        <p className={classes.none}>
          <Trans>It was never changed since its history is kept.</Trans>
        </p>
      ) : null}
      <ol className={classes.history}>
        {data?.map((change) => (
          <li key={change.id}>
            <div className={classes.historyHead}>
              <span>
                <Said {...change} />
              </span>
              <TimeText instant={change.at} />
            </div>
            {change.value ? (
              <div className={classes.historyValue}>
                <FieldValue kind={kind} value={change.value} />
                {mayEdit && change.value !== current && !(LISTS.has(field) && change.value.includes(", ")) ? (
                  <Button size="compact-xs" variant="default" onClick={() => onUse(change.value ?? "")}>
                    <Trans>Take this again</Trans>
                  </Button>
                ) : null}
              </div>
            ) : null}
            {change.previous ? (
              <div className={classes.historyBefore}>
                <Trans>
                  before: <FieldValue kind={kind} value={change.previous} />
                </Trans>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

interface HistoryProps<Row> {
  record: Row;
  field: string;
  onClose: () => void;
}

/** What a field of a company showed before, and who said so; any earlier value can be taken again. */
export function CompanyFieldHistory({ record, field, onClose }: HistoryProps<Company>) {
  const { i18n } = useLingui();
  const edit = useCompanyEdit(record);
  const known = COMPANY_FIELDS.find(({ name }) => name === field);
  if (!known) return null;
  const use = async (value: string) => {
    const saved = await edit({ [known.name]: value });
    if (saved.kind === "refused") toastWarning(saved.message);
  };
  return (
    <HistoryPanel
      subject="company"
      id={record.id}
      field={known.name === "domain" ? "domains" : known.name}
      current={record[known.name]}
      label={i18n._(known.label)}
      kind={known.kind}
      onUse={(value) => void use(value)}
      onClose={onClose}
    />
  );
}

/** The same for a contact. */
export function ContactFieldHistory({ record, field, onClose }: HistoryProps<Contact>) {
  const { i18n } = useLingui();
  const edit = useContactEdit(record);
  const known = CONTACT_FIELDS.find(({ name }) => name === field);
  if (!known) return null;
  const use = async (value: string) => {
    const saved = await edit({ [known.name]: value });
    if (saved.kind === "refused") toastWarning(saved.message);
  };
  return (
    <HistoryPanel
      subject="contact"
      id={record.id}
      field={known.name === "email" ? "emails" : known.name}
      current={record[known.name]}
      label={i18n._(known.label)}
      kind={known.kind}
      onUse={(value) => void use(value)}
      onClose={onClose}
    />
  );
}
