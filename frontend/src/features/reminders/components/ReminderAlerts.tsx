import { Trans } from "@lingui/react/macro";
import { Anchor, Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconAlarm } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { query } from "@/api/query";

/** What was shown in this tab already; a reminder that was put off and fires again is another alert. */
const shown = new Set<string>();

/** A word on the screen when a reminder of mine comes due, wherever I am in the app. */
export function ReminderAlerts() {
  const { data: due } = useQuery(query("/today/alerts"));
  useEffect(() => {
    for (const reminder of due ?? []) {
      const key = `${reminder.id} ${reminder.next_at}`;
      if (shown.has(key)) continue;
      shown.add(key);
      const name = reminder.contact?.name ?? reminder.company?.name;
      showNotification({
        id: key,
        title: reminder.text,
        color: "yellow",
        icon: <IconAlarm size={16} aria-hidden />,
        autoClose: false,
        message: (
          <Text size="sm">
            {name ? <bdi>{name} · </bdi> : null}
            <Anchor href="/today" inherit>
              <Trans>Open Today</Trans>
            </Anchor>
          </Text>
        ),
      });
    }
  }, [due]);
  return null;
}
