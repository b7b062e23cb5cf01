import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Scope } from "@/api/types";
import { useFormats } from "@/i18n/formats";

export const SCOPES: readonly Scope[] = ["read", "write", "admin"];

export const scopeNames: Record<Scope, MessageDescriptor> = {
  read: msg`read`,
  write: msg`write`,
  admin: msg`manage`,
};

export const scopeHelp: Record<Scope, MessageDescriptor> = {
  read: msg`See every record.`,
  write: msg`Make and change records.`,
  admin: msg`Mailboxes, users and keys.`,
};

export function ScopeNames({ scopes }: { scopes: readonly Scope[] }) {
  const { i18n } = useLingui();
  const format = useFormats();
  return <>{format.list(scopes.map((scope) => i18n._(scopeNames[scope])))}</>;
}
