import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox, Select, TagsInput, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import type { ErpProblem, ErpRemoteField, ErpRule } from "@/api/types";
import { useErpWords, valueText } from "../hooks/useErpWords";
import classes from "./erp.module.css";
import { FieldPick } from "./FieldPick";

type Step = NonNullable<ErpRule["read"]>[number];

/** A step as a word: `trim`, `table unit`, `cut 30`. */
const stepText = (step: Step) => [step.op, step.text, step.number || undefined].filter(Boolean).join(" ");

const WITH_NUMBER = new Set(["cut", "round", "shift_days", "split"]);
const STEPS = [
  "trim",
  "upper",
  "lower",
  "title",
  "digits",
  "code",
  "table country",
  "table unit",
  "table payment_term",
  "cut 30",
];

function stepOf(text: string): Step {
  const [op = "trim", ...rest] = text.trim().split(/\s+/u);
  const words = rest.join(" ");
  const last = rest.at(-1) ?? "";
  if (WITH_NUMBER.has(op) && /^-?\d+$/u.test(last)) {
    return { op, text: rest.slice(0, -1).join(" "), number: Number(last) } as Step;
  }
  return { op, text: words } as Step;
}

interface Props {
  rule: ErpRule;
  fields: ErpRemoteField[];
  /** What the rule makes of a real record, and what stands in its way. */
  becomes?: unknown;
  problem?: ErpProblem;
  line?: boolean;
  onChange: (rule: ErpRule) => void;
}

/** One rule of a mapping, with what it makes of a real record; steps, default and check on demand. */
export function RuleRow({ rule, fields, becomes, problem, line = false, onChange }: Props) {
  const { t } = useLingui();
  const words = useErpWords();
  const [open, setOpen] = useState(false);
  const name = words.field(rule.field);
  const steps = (side: "read" | "write", label: string) => (
    <TagsInput
      size="xs"
      dir="ltr"
      label={label}
      data={STEPS}
      value={(rule[side] ?? []).map(stepText)}
      onChange={(next) => onChange({ ...rule, [side]: next.map(stepOf) })}
    />
  );
  return (
    <>
      <tr className={line ? classes.lineRule : undefined}>
        <td>
          {name}
          {rule.required ? <span aria-hidden> *</span> : null}
        </td>
        <td>
          <FieldPick
            label={t`${name}: field of the ERP`}
            fields={fields.filter((each) => each.line === line)}
            value={rule.theirs}
            onChange={(theirs) => onChange({ ...rule, theirs })}
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
          {line ? null : (
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
          )}
        </td>
        <td>
          {problem ? (
            <span className={classes.fault}>
              {problem.said ? `${problem.title} ${problem.said}` : problem.title}
            </span>
          ) : rule.items?.length ? null : (
            <bdi className={classes.quiet}>{valueText(becomes)}</bdi>
          )}
        </td>
        <td>
          {rule.items?.length ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-expanded={open}
              aria-label={t`${name}: steps, default and check`}
              onClick={() => setOpen(!open)}
            >
              <IconChevronDown size={16} aria-hidden />
            </ActionIcon>
          )}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={6}>
            <div className={classes.ruleMore}>
              {rule.way === "out" ? null : steps("read", t`Steps on the way in`)}
              {rule.way === "in" ? null : steps("write", t`Steps on the way out`)}
              <TextInput
                size="xs"
                dir="auto"
                label={t`Where the ERP tells nothing`}
                value={rule.default ?? ""}
                onChange={(event) => onChange({ ...rule, default: event.currentTarget.value || null })}
              />
              {line ? null : (
                <Select
                  size="xs"
                  label={t`When both changed`}
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
              )}
              <Checkbox
                size="xs"
                label={t`Nothing goes without it`}
                checked={rule.required ?? false}
                onChange={(event) => onChange({ ...rule, required: event.currentTarget.checked })}
              />
              <Checkbox
                size="xs"
                label={t`Only when the record is made`}
                checked={rule.create_only ?? false}
                onChange={(event) => onChange({ ...rule, create_only: event.currentTarget.checked })}
              />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}
