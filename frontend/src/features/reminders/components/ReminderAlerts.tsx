import { Trans } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconAlarm } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { query } from "@/api/query";
import { read, write } from "@/lib/storage";
import { closable } from "@/ui/feedback/toast";
import classes from "./reminders.module.css";

const SHOWN_MS = 15_000;

const KEPT_IN = "lading.reminders.shown";
const MOST_KEPT = 200;

/** What was shown in this browser already; a reminder that was put off and fires again is another alert. */
const shown = new Set<string>((read(KEPT_IN) ?? "").split("\n"));

function note(key: string): void {
  shown.add(key);
  write(KEPT_IN, [...shown].slice(-MOST_KEPT).join("\n"));
}

/** A word on the screen when a reminder of mine comes due, wherever I am in the app; Today shows it by itself. */
export function ReminderAlerts() {
  const { data: due } = useQuery(query("/today/alerts"));
  const router = useRouter();
  useEffect(() => {
    const onToday = router.state.location.pathname === "/today";
    for (const reminder of due ?? []) {
      const key = `${reminder.id} ${reminder.next_at}`;
      if (shown.has(key)) continue;
      note(key);
      if (onToday) continue;
      const name = reminder.contact?.name ?? reminder.company?.name;
      showNotification({
        ...closable(),
        id: key,
        title: reminder.text,
        color: "yellow",
        icon: <IconAlarm size={16} aria-hidden />,
        autoClose: SHOWN_MS,
        message: (
          <Text size="sm" component="span" className={classes.alert}>
            {name ? <bdi>{name}</bdi> : null}
            <button
              type="button"
              className={classes.alertLink}
              onClick={() => void router.navigate({ to: "/today" })}
            >
              <Trans>Open Today</Trans>
            </button>
          </Text>
        ),
      });
    }
  }, [due, router]);
  return null;
}
