import { Trans, useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { IconHourglassHigh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import { Hours, toneOf } from "./Clock";

/** Working hours go by minutes. */
const EACH_MINUTE = 60_000;

/** How long the inquiry of a conversation still may wait for its first answer; nothing where no clock runs. */
export function AnswerClock({ conversation }: { conversation: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const clock = useQuery({
    ...query("/leads/clocks"),
    refetchInterval: EACH_MINUTE,
    staleTime: EACH_MINUTE / 2,
    select: (clocks) => clocks.find((each) => each.conversation_id === conversation),
  }).data;
  const left = clock?.left_hours;
  if (!clock || typeof left !== "number" || clock.sla === "paused") return null;
  return (
    <Tooltip
      multiline
      maw={280}
      label={
        <>
          <Trans>
            First answer: waiting for <Hours hours={clock.waited_hours} /> of{" "}
            <Hours hours={clock.respond_hours ?? 0} /> working time.
          </Trans>{" "}
          {clock.due_at ? t`Due ${format.full(clock.due_at)}` : null}
          {clock.rule ? ` · ${clock.rule}` : null}
        </>
      }
    >
      <span className="numeric" data-answer-clock style={{ flex: "none", whiteSpace: "nowrap" }}>
        <StatusText tone={toneOf(left, clock.sla)} icon={left < 0 ? undefined : IconHourglassHigh}>
          {left < 0 ? (
            <Trans>
              Answer is <Hours hours={left} /> late
            </Trans>
          ) : (
            <Trans>
              Answer within <Hours hours={left} />
            </Trans>
          )}
        </StatusText>
      </span>
    </Tooltip>
  );
}
