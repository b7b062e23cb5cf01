import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { useMay } from "@/api/session";
import type { Contact } from "@/api/types";
import { type CustomValues, placed, useFormShape } from "@/ui/custom/form";
import { Sections } from "@/ui/custom/Sections";
import { useFacts } from "../hooks/useFacts";
import { useContactEdit } from "../hooks/useRecordEdit";
import { EditableField } from "./EditableField";
import { CONTACT_FIELDS } from "./fieldKinds";
import { AddDetail, MoreFacts } from "./MoreFacts";

const CustomField = lazy(() =>
  import("@/ui/custom/CustomField").then((module) => ({ default: module.CustomField })),
);
const NAMES = CONTACT_FIELDS.map(({ name }) => name);

interface Props {
  contact: Contact;
  onHistory?: (field: string) => void;
}

/** The fields of a contact, each with its evidence, edited in their places. */
export function ContactAbout({ contact, onHistory }: Props) {
  const { i18n, t } = useLingui();
  const mayEdit = useMay("companies.write");
  const { facts, reject } = useFacts("contact", contact.id);
  const edit = useContactEdit(contact);
  const shape = useFormShape("contact");
  const saveCustom = async (custom: CustomValues) => {
    const saved = await edit({ custom });
    if (saved.kind === "saved") return null;
    return saved.kind === "refused"
      ? saved.message
      : t`Somebody else changed this record meanwhile. Try again.`;
  };
  return (
    <>
      <Sections
        sections={placed(shape, NAMES, i18n.locale)}
        after={
          <MoreFacts subject="contact" id={contact.id} facts={facts} onReject={reject} mayEdit={mayEdit} />
        }
      >
        {({ name, mode, custom }) => {
          const history = onHistory ? () => onHistory(name) : undefined;
          if (custom) {
            return (
              <Suspense fallback={null}>
                <CustomField
                  field={custom}
                  value={contact.custom[custom.key]}
                  mayEdit={mayEdit}
                  onSave={(value) => saveCustom({ [custom.key]: value })}
                  onHistory={history}
                />
              </Suspense>
            );
          }
          const field = CONTACT_FIELDS.find((each) => each.name === name);
          return field ? (
            <EditableField
              name={field.name}
              label={i18n._(field.label)}
              kind={field.kind}
              value={contact[field.name]}
              facts={facts}
              onReject={reject}
              mayEdit={mayEdit && mode !== "read_only"}
              read={(record: Contact) => record[field.name]}
              onSave={(value) => edit({ [field.name]: value })}
              onHistory={history}
            />
          ) : null;
        }}
      </Sections>
      {mayEdit ? <AddDetail subject="contact" id={contact.id} /> : null}
    </>
  );
}
