import { Trans } from "@lingui/react/macro";
import { StatusText } from "@/ui/records/StatusText";
import type { Version } from "./types";

/** What a language is worth: ready, behind its source, or a draft. */
export function VersionState({ version, dirty }: { version: Version; dirty: boolean }) {
  if (dirty)
    return (
      <StatusText tone="busy">
        <Trans>Not saved yet</Trans>
      </StatusText>
    );
  if (version.status === "draft")
    return (
      <StatusText tone="quiet">
        <Trans>Draft</Trans>
      </StatusText>
    );
  if (version.outdated)
    return (
      <StatusText tone="warning">
        <Trans>Outdated: the source has changed</Trans>
      </StatusText>
    );
  return (
    <StatusText tone="ok">
      <Trans>Ready</Trans>
    </StatusText>
  );
}
