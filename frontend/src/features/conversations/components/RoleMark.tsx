import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { IconBuilding, IconRobot, IconUserQuestion, IconUserSearch, IconUsers } from "@tabler/icons-react";
import type { Conversation } from "@/api/types";
import classes from "./list.module.css";

/** Who writes: a customer, one that a colleague looks after, a candidate, somebody unknown, or a machine. */
export function RoleMark({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const { role } = conversation;
  const Glyph = {
    customer: IconBuilding,
    colleague: IconUsers,
    candidate: IconUserSearch,
    stranger: IconUserQuestion,
    machine: IconRobot,
  }[role];
  const label = {
    customer: t`Customer`,
    colleague: t`A colleague's customer`,
    candidate: t`Candidate`,
    stranger: t`Not in your files yet`,
    machine: t`Sent by a machine`,
  }[role];
  return (
    <Tooltip label={label}>
      <span className={classes.role} data-role={role} role="img" aria-label={label}>
        <Glyph size={15} stroke={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
}
