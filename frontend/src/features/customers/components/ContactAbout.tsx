import { useLingui } from "@lingui/react/macro";
import { useMay } from "@/api/session";
import type { Contact } from "@/api/types";
import { useFacts } from "../hooks/useFacts";
import { useContactEdit } from "../hooks/useRecordEdit";
import { EditableField } from "./EditableField";
import classes from "./facts.module.css";
import { CONTACT_FIELDS } from "./fieldKinds";
import { AddDetail, MoreFacts } from "./MoreFacts";

interface Props {
  contact: Contact;
  onHistory?: (field: string) => void;
}

/** The fields of a contact, each with its evidence, edited in their places. */
export function ContactAbout({ contact, onHistory }: Props) {
  const { i18n } = useLingui();
  const mayEdit = useMay("companies.write");
  const { facts, reject } = useFacts("contact", contact.id);
  const edit = useContactEdit(contact);
  return (
    <>
      <dl className={classes.fields}>
        {CONTACT_FIELDS.map(({ name, label, kind }) => (
          <EditableField
            key={name}
            name={name}
            label={i18n._(label)}
            kind={kind}
            value={contact[name]}
            facts={facts}
            onReject={reject}
            mayEdit={mayEdit}
            read={(record: Contact) => record[name]}
            onSave={(value) => edit({ [name]: value })}
            onHistory={onHistory ? () => onHistory(name) : undefined}
          />
        ))}
        <MoreFacts subject="contact" id={contact.id} facts={facts} onReject={reject} mayEdit={mayEdit} />
      </dl>
      {mayEdit ? <AddDetail subject="contact" id={contact.id} /> : null}
    </>
  );
}
