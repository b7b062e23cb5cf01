import { useLingui } from "@lingui/react";
import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import type { Profile } from "@/api/types";
import { activateLocale } from "@/i18n/activate";
import { nearestLocale } from "@/i18n/locales";

/** The signed-in user's language and theme win over what this browser remembers. */
export function useProfileSettings({ locale, theme }: Profile): void {
  const { i18n } = useLingui();
  // Without keepTransitions Mantine injects a <style> for a moment, which the content security policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    const wanted = nearestLocale(locale);
    if (wanted && wanted !== i18n.locale) void activateLocale(wanted);
  }, [locale, i18n]);
  useEffect(() => {
    if (theme !== colorScheme) setColorScheme(theme);
  }, [theme, colorScheme, setColorScheme]);
}
