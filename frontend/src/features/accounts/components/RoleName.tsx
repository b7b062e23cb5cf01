import { useLingui } from "@lingui/react/macro";
import type { Role } from "@/api/types";
import { roleNames } from "../roles";

export function RoleName({ role }: { role: Role }) {
  const { i18n } = useLingui();
  return <>{i18n._(roleNames[role])}</>;
}
