import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { useMay } from "@/api/session";
import type { Company } from "@/api/types";
import { type CustomValues, placed, useFormShape } from "@/ui/custom/form";
import { Sections } from "@/ui/custom/Sections";
import { useFacts } from "../hooks/useFacts";
import { useCompanyEdit } from "../hooks/useRecordEdit";
import { EditableField } from "./EditableField";
import { COMPANY_FIELDS } from "./fieldKinds";
import { AddDetail, MoreFacts } from "./MoreFacts";

const CustomField = lazy(() =>
  import("@/ui/custom/CustomField").then((module) => ({ default: module.CustomField })),
);
const NAMES = COMPANY_FIELDS.map(({ name }) => name);

interface Props {
  company: Company;
  onHistory?: (field: string) => void;
}

/** The fields of a company, each with its evidence, edited in their places. */
export function CompanyAbout({ company, onHistory }: Props) {
  const { i18n, t } = useLingui();
  const mayEdit = useMay("companies.write");
  const { facts, reject } = useFacts("company", company.id);
  const edit = useCompanyEdit(company);
  const shape = useFormShape("company");
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
          <MoreFacts subject="company" id={company.id} facts={facts} onReject={reject} mayEdit={mayEdit} />
        }
      >
        {({ name, mode, custom }) => {
          const history = onHistory ? () => onHistory(name) : undefined;
          if (custom) {
            return (
              <Suspense fallback={null}>
                <CustomField
                  field={custom}
                  value={company.custom[custom.key]}
                  mayEdit={mayEdit}
                  onSave={(value) => saveCustom({ [custom.key]: value })}
                  onHistory={history}
                />
              </Suspense>
            );
          }
          const field = COMPANY_FIELDS.find((each) => each.name === name);
          return field ? (
            <EditableField
              name={field.name}
              label={i18n._(field.label)}
              kind={field.kind}
              value={company[field.name]}
              facts={facts}
              onReject={reject}
              mayEdit={mayEdit && mode !== "read_only"}
              read={(record: Company) => record[field.name]}
              onSave={(value) => edit({ [field.name]: value })}
              onHistory={history}
            />
          ) : null;
        }}
      </Sections>
      {mayEdit ? <AddDetail subject="company" id={company.id} /> : null}
    </>
  );
}
