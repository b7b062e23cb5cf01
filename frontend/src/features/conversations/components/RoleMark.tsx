import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { IconBuilding, IconRobot, IconUserQuestion } from "@tabler/icons-react";
import type { Conversation } from "@/api/types";
import classes from "./list.module.css";

/** Who writes: somebody of a company in our files, somebody we do not know yet, or a machine. */
export function RoleMark({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const machine = conversation.kind === "machine";
  const role = machine ? "machine" : conversation.company || conversation.contact ? "known" : "stranger";
  const Glyph = { machine: IconRobot, known: IconBuilding, stranger: IconUserQuestion }[role];
  const label = {
    machine: t`Sent by a machine`,
    known: t`In your files`,
    stranger: t`Not in your files yet`,
  }[role];
  return (
    <Tooltip label={label}>
      <span className={classes.role} data-role={role} role="img" aria-label={label}>
        <Glyph size={15} stroke={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
}
