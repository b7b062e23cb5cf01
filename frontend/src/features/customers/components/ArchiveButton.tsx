import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useIsPhone } from "@/lib/useIsPhone";

/** Puts the record aside; only its icon on a phone. */
export function ArchiveButton({ busy, onArchive }: { busy: boolean; onArchive: () => void }) {
  const { t } = useLingui();
  const phone = useIsPhone();
  const label = t({ message: "Archive", context: "to put aside" });
  if (phone) {
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={label}
        loading={busy}
        onClick={onArchive}
      >
        <IconArchive size={20} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArchive size={15} aria-hidden />}
      loading={busy}
      onClick={onArchive}
    >
      <Trans context="to put aside">Archive</Trans>
    </Button>
  );
}
