import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { followChanges } from "@/api/live";
import { useMe } from "@/api/session";
import { AlertBell } from "@/features/alerts/components/AlertBell";
import { ComposeKey } from "@/features/outreach/compose/ComposeDoor";
import { ReminderAlerts } from "@/features/reminders/components/ReminderAlerts";
import { ZoneContext } from "@/i18n/formats";
import { HotkeyHelp } from "@/ui/hotkeys/HotkeyHelp";
import { type Hotkey, useHotkey } from "@/ui/hotkeys/hotkeys";
import { AppShell } from "@/ui/shell/AppShell";
import { OfflineBar } from "./OfflineBar";
import { usePaletteDoor } from "./paletteDoor";
import { EVERYWHERE, PHONE_PLACES, PLACES, SETTINGS_PLACE } from "./places";
import { UserMenu } from "./UserMenu";
import { useOffline } from "./useOffline";
import { useProfileSettings } from "./useProfileSettings";

const AppPalette = lazy(() => import("./AppPalette"));

const GO: (Hotkey & { to: string })[] = PLACES.flatMap(({ key, goTo, to }) =>
  key && goTo ? [{ keys: `g ${key}`, label: goTo, group: EVERYWHERE, to }] : [],
);

function GoKey({ hotkey }: { hotkey: (typeof GO)[number] }) {
  const navigate = useNavigate();
  useHotkey(hotkey, () => void navigate({ to: hotkey.to }));
  return null;
}

/** The shell around every signed-in page: navigation, search, keys, live updates. */
export function SignedInLayout() {
  const me = useMe();
  const queries = useQueryClient();
  const door = usePaletteDoor();
  useProfileSettings(me.user);
  useOffline(me.membership_id);
  useEffect(() => followChanges(queries), [queries]);

  return (
    <ZoneContext value={me.user.time_zone}>
      <AppShell
        items={PLACES}
        footItems={[SETTINGS_PLACE]}
        phoneItems={PHONE_PLACES}
        userMenu={
          <>
            <AlertBell />
            <UserMenu />
          </>
        }
        onSearch={door.open}
      >
        <OfflineBar />
        <Outlet />
      </AppShell>
      {door.wanted ? (
        <Suspense>
          <AppPalette />
        </Suspense>
      ) : null}
      {GO.map((hotkey) => (
        <GoKey key={hotkey.keys} hotkey={hotkey} />
      ))}
      <ComposeKey />
      <HotkeyHelp />
      <ReminderAlerts />
    </ZoneContext>
  );
}
