import { useLingui } from "@lingui/react/macro";
import { Select, TagsInput, TextInput } from "@mantine/core";
import type { ErpRule } from "@/api/types";
import { useErpWords } from "../hooks/useErpWords";

type Step = NonNullable<ErpRule["read"]>[number];

/** A step as a word: `trim`, `table unit`, `cut 30`. */
const stepText = (step: Step) => [step.op, step.text, step.number || undefined].filter(Boolean).join(" ");

const WITH_NUMBER = new Set(["cut", "round", "shift_days", "split"]);

function stepOf(text: string): Step {
  const [op = "trim", ...rest] = text.trim().split(/\s+/u);
  const words = rest.join(" ");
  const last = rest.at(-1) ?? "";
  if (WITH_NUMBER.has(op) && /^-?\d+$/u.test(last)) {
    return { op, text: rest.slice(0, -1).join(" "), number: Number(last) } as Step;
  }
  return { op, text: words } as Step;
}

/** One rule of a mapping. Lines of documents keep their own rules and are shown as one. */
export function RuleRow({ rule, onChange }: { rule: ErpRule; onChange: (rule: ErpRule) => void }) {
  const { t } = useLingui();
  const words = useErpWords();
  const name = words.field(rule.field);
  return (
    <tr>
      <td>
        {name}
        {rule.required ? <span aria-hidden> *</span> : null}
      </td>
      <td>
        <TextInput
          size="xs"
          dir="ltr"
          aria-label={t`${name}: field of the ERP`}
          value={rule.theirs}
          onChange={(event) => onChange({ ...rule, theirs: event.currentTarget.value })}
        />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t`${name}: direction`}
          allowDeselect={false}
          data={[
            { value: "both", label: t`Both ways` },
            { value: "in", label: t`From the ERP` },
            { value: "out", label: t`To the ERP` },
          ]}
          value={rule.way ?? "both"}
          onChange={(way) => onChange({ ...rule, way: way as ErpRule["way"] })}
        />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t`${name}: master`}
          allowDeselect={false}
          data={[
            { value: "shared", label: t`Both` },
            { value: "crm", label: t`Lading` },
            { value: "erp", label: t`The ERP` },
            { value: "frozen", label: t`Lading until released` },
          ]}
          value={rule.owner ?? "shared"}
          onChange={(owner) => onChange({ ...rule, owner: owner as ErpRule["owner"] })}
        />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={t`${name}: when both changed`}
          allowDeselect={false}
          disabled={(rule.owner ?? "shared") !== "shared"}
          data={[
            { value: "ask", label: t`Ask` },
            { value: "crm", label: t`Ours stands` },
            { value: "erp", label: t`Theirs stands` },
            ...(rule.money ? [] : [{ value: "newest", label: t`The newer stands` }]),
          ]}
          value={rule.policy ?? "ask"}
          onChange={(policy) => onChange({ ...rule, policy: policy as ErpRule["policy"] })}
        />
      </td>
      <td>
        {rule.items?.length ? null : (
          <TagsInput
            size="xs"
            dir="ltr"
            aria-label={t`${name}: steps on the way in`}
            data={[
              "trim",
              "upper",
              "lower",
              "title",
              "digits",
              "table country",
              "table unit",
              "cut 30",
              "round 2",
            ]}
            value={(rule.read ?? []).map(stepText)}
            onChange={(steps) => onChange({ ...rule, read: steps.map(stepOf) })}
          />
        )}
      </td>
    </tr>
  );
}
