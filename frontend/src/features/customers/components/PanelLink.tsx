import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

/** From the side panel to the whole page. */
export function PanelLink({ kind, id }: { kind: "company" | "contact"; id: string }) {
  const { t } = useLingui();
  const label = t`Open the page`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        renderRoot={(props) =>
          kind === "company" ? (
            <Link to="/companies/$id" params={{ id }} {...props} />
          ) : (
            <Link to="/contacts/$id" params={{ id }} {...props} />
          )
        }
      >
        <IconArrowUpRight size={18} className="flip-rtl" aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
