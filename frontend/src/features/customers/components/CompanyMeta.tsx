import { Trans, useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { IconChevronDown, IconUser } from "@tabler/icons-react";
import { useMay } from "@/api/session";
import type { Company, CompanyChange } from "@/api/types";
import { toastWarning } from "@/ui/feedback/toast";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { STAGES, StageText } from "@/ui/records/StageText";
import { useOwnerChoices } from "../hooks/useChoices";
import { useCompanyEdit } from "../hooks/useRecordEdit";
import classes from "./customers.module.css";

interface MenuProps {
  company: Company;
  onChange: (change: CompanyChange) => void;
}

function StageMenu({ company, onChange }: MenuProps) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.metaButton} aria-label={t`Stage`}>
          <StageText stage={company.stage} />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {STAGES.map(({ value }) => (
          <Menu.Item key={value} onClick={() => onChange({ stage: value })}>
            <StageText stage={value} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function OwnerMenu({ company, onChange }: MenuProps) {
  const { t } = useLingui();
  const owners = useOwnerChoices();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.metaButton} aria-label={t`Owner`}>
          <IconUser size={15} stroke={1.75} aria-hidden />
          {company.owner ? <bdi>{company.owner.name}</bdi> : <Trans>No owner</Trans>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {owners.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChange({ owner_id: value })}>
            <bdi>{label}</bdi>
          </Menu.Item>
        ))}
        {company.owner ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange({ owner_id: null })}>
              <Trans>Nobody</Trans>
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where they are, what time it is there, how far we are, and who looks after them. */
export function CompanyMeta({ company }: { company: Company }) {
  const mayEdit = useMay("companies.write");
  const edit = useCompanyEdit(company);
  const { t } = useLingui();
  const change = async (next: CompanyChange) => {
    const saved = await edit(next);
    if (saved.kind === "refused") toastWarning(saved.message);
    if (saved.kind === "conflict")
      toastWarning(t`Somebody changed this meanwhile. Now you see their choice.`);
  };
  return (
    <div className={classes.meta}>
      {company.country ? <Country code={company.country} /> : null}
      {company.local_time ? <LocalTimeText value={company.local_time} /> : null}
      {mayEdit ? (
        <>
          <StageMenu company={company} onChange={(next) => void change(next)} />
          <OwnerMenu company={company} onChange={(next) => void change(next)} />
        </>
      ) : (
        <>
          <StageText stage={company.stage} />
          {company.owner ? <bdi>{company.owner.name}</bdi> : null}
        </>
      )}
    </div>
  );
}
