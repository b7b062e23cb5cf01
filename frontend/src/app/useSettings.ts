import { useMe } from "@/api/session";
import { SETTINGS } from "./places";

/** The pages of the settings that this user may open. */
export function useSettings() {
  const { permissions } = useMe();
  return SETTINGS.filter(({ permission }) => !permission || permissions.includes(permission));
}
