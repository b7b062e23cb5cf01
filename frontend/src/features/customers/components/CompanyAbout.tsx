import { useLingui } from "@lingui/react/macro";
import { useMay } from "@/api/session";
import type { Company } from "@/api/types";
import { useFacts } from "../hooks/useFacts";
import { useCompanyEdit } from "../hooks/useRecordEdit";
import { EditableField } from "./EditableField";
import classes from "./facts.module.css";
import { COMPANY_FIELDS } from "./fieldKinds";
import { AddDetail, MoreFacts } from "./MoreFacts";

interface Props {
  company: Company;
  onHistory?: (field: string) => void;
}

/** The fields of a company, each with its evidence, edited in their places. */
export function CompanyAbout({ company, onHistory }: Props) {
  const { i18n } = useLingui();
  const mayEdit = useMay("companies.write");
  const { facts, reject } = useFacts("company", company.id);
  const edit = useCompanyEdit(company);
  return (
    <>
      <dl className={classes.fields}>
        {COMPANY_FIELDS.map(({ name, label, kind }) => (
          <EditableField
            key={name}
            name={name}
            label={i18n._(label)}
            kind={kind}
            value={company[name]}
            facts={facts}
            onReject={reject}
            mayEdit={mayEdit}
            read={(record: Company) => record[name]}
            onSave={(value) => edit({ [name]: value })}
            onHistory={onHistory ? () => onHistory(name) : undefined}
          />
        ))}
        <MoreFacts subject="company" id={company.id} facts={facts} onReject={reject} mayEdit={mayEdit} />
      </dl>
      {mayEdit ? <AddDetail subject="company" id={company.id} /> : null}
    </>
  );
}
