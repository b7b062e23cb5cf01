import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMay } from "@/api/session";
import type { Meeting } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Clocks } from "./Clocks";
import classes from "./meetings.module.css";
import { lengthOf, useMeetingActions } from "./useMeetings";

/** Another time that somebody asks for; whoever called the meeting may take it. */
export function Proposed({
  meeting,
  counter,
}: {
  meeting: Meeting;
  counter: NonNullable<Meeting["counter"]>;
}) {
  const { t } = useLingui();
  const may = useMay("conversations.write");
  const { take } = useMeetingActions(meeting.id);
  return (
    <div>
      <span className={classes.quiet}>
        {counter.mine ? (
          <Trans>You proposed another time:</Trans>
        ) : (
          <Trans>
            <bdi>{counter.by}</bdi> proposes another time:
          </Trans>
        )}
      </span>
      <Clocks clocks={counter.clocks} />
      {may && meeting.may_change && !counter.mine ? (
        <Button
          size="compact-sm"
          mt={4}
          loading={take.isPending}
          leftSection={<IconCheck size={14} aria-hidden />}
          onClick={() =>
            take.mutate(
              { at: counter.start, minutes: lengthOf(meeting) },
              {
                onSuccess: () => toast(t`Everybody is asked for the new time by mail.`),
                onError: toastProblem,
              },
            )
          }
        >
          <Trans>Take this time</Trans>
        </Button>
      ) : null}
    </div>
  );
}
