import { useLingui } from "@lingui/react/macro";
import { SegmentedControl, TextInput } from "@mantine/core";
import type { Twin } from "@/api/types";
import { CompanyChoice } from "../components/CompanyChoice";
import { TwinWarning } from "../duplicates/TwinWarning";

export interface Target {
  made: boolean;
  id: string | null;
  name: string;
}

export const NO_TARGET: Target = { made: false, id: null, name: "" };

export const isChosen = ({ made, id, name }: Target) => (made ? name.trim() !== "" : id !== null);

interface Props {
  /** Where they are now. */
  company?: string;
  value: Target;
  onChange: (target: Target) => void;
  /** Companies that a new one may already be. */
  warning: {
    twins: readonly Twin[];
    reason: string;
    onReason: (reason: string) => void;
    missing: boolean;
  } | null;
}

/** The company that people belong to: one that is here, or a new one. */
export function TargetFields({ company, value, onChange, warning }: Props) {
  const { t } = useLingui();
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t`Which company`}
        data={[
          { value: "here", label: t`One that is here` },
          { value: "made", label: t`A new one` },
        ]}
        value={value.made ? "made" : "here"}
        onChange={(next) => onChange({ ...value, made: next === "made" })}
      />
      {value.made ? (
        <>
          <TextInput
            size="xs"
            label={t`Name of the company`}
            dir="auto"
            autoFocus
            maxLength={200}
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
          />
          {warning ? <TwinWarning {...warning} /> : null}
        </>
      ) : (
        <CompanyChoice
          label={t`Company`}
          but={company}
          value={value.id}
          onChange={(id) => onChange({ ...value, id })}
        />
      )}
    </>
  );
}
