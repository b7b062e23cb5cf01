import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Popover } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./reminders.module.css";

/** Why we think that a company keeps its clock, what speaks against it, and when the next good hour is. */
export function ClockWhy({ company }: { company: string }) {
  const { t } = useLingui();
  const format = useFormats();
  const [open, setOpen] = useState(false);
  const clock = useQuery({
    ...query("/companies/{company_id}/clock", { params: { path: { company_id: company } } }),
    enabled: open,
  });
  const { data } = clock;
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t`Why this clock`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconInfoCircle size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {clock.isPending ? <TextSkeleton lines={3} /> : null}
        {clock.error ? <ErrorState error={clock.error} onRetry={() => void clock.refetch()} /> : null}
        {data ? (
          <div className={classes.clock}>
            <strong>{data.zone ?? t`No time zone yet`}</strong>
            <span>{data.reason_text}</span>
            {data.suggestion ? (
              <span>
                <Trans>Perhaps {data.suggestion}: set it in the facts if that is right.</Trans>
              </span>
            ) : null}
            {data.against.map((clue) => (
              <span key={`${clue.reason}${clue.zones.join()}`} className={classes.caution}>
                <Trans>
                  Speaks against it: {clue.text} ({clue.zones.join(", ")})
                </Trans>
              </span>
            ))}
            {data.zone && !data.good && data.next_good_at ? (
              <span>
                <Trans>Next good hour: {format.moment(data.next_good_at)} here.</Trans>
              </span>
            ) : null}
          </div>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
