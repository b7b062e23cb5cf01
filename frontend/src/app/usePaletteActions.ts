import { useLingui } from "@lingui/react/macro";
import { IconLanguage, IconLogout, IconMailPlus, IconMoon, IconSun, IconUserPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMe } from "@/api/session";
import { LOCALES } from "@/i18n/locales";
import { useChangeProfile } from "@/lib/useChangeProfile";
import type { PaletteItem } from "@/ui/palette/Palette";
import { useSignOut } from "./useSignOut";

/** The things that can be done from anywhere. */
export function usePaletteActions(): PaletteItem[] {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { user, permissions } = useMe();
  const change = useChangeProfile();
  const signOut = useSignOut();
  const actions: PaletteItem[] = [];
  if (permissions.includes("mailboxes.manage")) {
    actions.push({
      id: "add-mailbox",
      label: t`Add a mailbox`,
      icon: IconMailPlus,
      onSelect: () => void navigate({ to: "/settings/mailboxes/new" }),
    });
  }
  if (permissions.includes("users.manage")) {
    actions.push({
      id: "invite",
      label: t`Invite a colleague`,
      icon: IconUserPlus,
      onSelect: () => void navigate({ to: "/settings/users" }),
    });
  }
  actions.push(
    user.theme === "dark"
      ? { id: "light", label: t`Light theme`, icon: IconSun, onSelect: () => change({ theme: "light" }) }
      : { id: "dark", label: t`Dark theme`, icon: IconMoon, onSelect: () => change({ theme: "dark" }) },
    ...LOCALES.filter(({ tag }) => tag !== i18n.locale).map(({ tag, name }) => ({
      id: `locale-${tag}`,
      label: t`Language: ${name}`,
      icon: IconLanguage,
      onSelect: () => change({ locale: tag }),
    })),
    { id: "sign-out", label: t`Sign out`, icon: IconLogout, onSelect: signOut },
  );
  return actions;
}
