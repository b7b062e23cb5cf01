import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconNotes } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import { useIsPhone } from "@/lib/useIsPhone";
import type { Recent } from "@/offline/recent";

/** The way to writing a call, a meeting or a card down, about somebody or about whom is still to be said. */
export function QuickLogDoor({ about }: { about?: Recent }) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const may = useMay("companies.write");
  if (!may) return null;
  return (
    <Tooltip label={t`Write a call or a meeting down`}>
      <ActionIcon
        size={phone ? 44 : 32}
        variant="default"
        aria-label={t`Write a call or a meeting down`}
        renderRoot={(props) => <Link to="/quick" search={{ ...about }} {...props} />}
      >
        <IconNotes size={phone ? 22 : 18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
