import { i18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import {
  DirectionProvider,
  localStorageColorSchemeManager,
  MantineProvider,
  useDirection,
} from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { directionOf, nearestLocale } from "@/i18n/locales";
import { theme } from "@/ui/theme/theme";
import { queries } from "./queries";

const schemes = localStorageColorSchemeManager({ key: "lading.theme" });

function FollowDirection() {
  const { i18n: active } = useLingui();
  const { setDirection } = useDirection();
  const direction = directionOf(nearestLocale(active.locale) ?? "en");
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}

/** Everything that any screen may rely on: texts, direction, theme, data, toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <DirectionProvider detectDirection>
        {/* The variables and classes that Mantine would inject as <style> come from virtual:theme.css. */}
        <MantineProvider
          theme={theme}
          colorSchemeManager={schemes}
          defaultColorScheme="auto"
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <FollowDirection />
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
          <Notifications position="bottom-center" limit={3} />
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  );
}
