import { useLingui } from "@lingui/react/macro";
import type { AuditEntry } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Details } from "@/ui/records/Details";
import { SidePanel } from "@/ui/shell/SidePanel";

/** One entry of the log with all that was written down. */
export function AuditPanel({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormats();
  const details = Object.entries(entry.details as Record<string, unknown>);
  return (
    <SidePanel title={entry.summary} recordId={entry.id} onClose={onClose}>
      <Details
        rows={[
          [t`When`, format.full(entry.at)],
          [t`Who`, entry.actor_name],
          [t`Action`, <code key="action">{entry.action}</code>],
          ...details.map(
            ([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const,
          ),
        ]}
      />
    </SidePanel>
  );
}
