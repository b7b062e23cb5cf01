import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import {
  type Icon,
  IconCircleCheck,
  IconCircleDashed,
  IconMessages,
  IconSend,
  IconZzz,
} from "@tabler/icons-react";
import type { Stage } from "@/api/types";
import classes from "./records.module.css";

/** The stages of a company in the order of the work, with their names. */
export const STAGES: readonly { value: Stage; label: MessageDescriptor }[] = [
  { value: "new", label: msg({ message: "New", context: "stage" }) },
  { value: "contacted", label: msg({ message: "Contacted", context: "stage" }) },
  { value: "negotiating", label: msg({ message: "Negotiating", context: "stage" }) },
  { value: "customer", label: msg({ message: "Customer", context: "stage" }) },
  { value: "dormant", label: msg({ message: "Dormant", context: "stage" }) },
];

const ICONS: Record<Stage, Icon> = {
  new: IconCircleDashed,
  contacted: IconSend,
  negotiating: IconMessages,
  customer: IconCircleCheck,
  dormant: IconZzz,
};

/** How far the work with a company has come: an icon and a word, in the same colour everywhere. */
export function StageText({ stage }: { stage: Stage }) {
  const { i18n } = useLingui();
  const Glyph = ICONS[stage];
  const label = STAGES.find(({ value }) => value === stage)?.label;
  return (
    <span className={classes.stage} data-stage={stage}>
      <Glyph size={15} stroke={1.75} aria-hidden />
      <span>{label ? i18n._(label) : stage}</span>
    </span>
  );
}
