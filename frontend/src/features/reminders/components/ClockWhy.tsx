import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Popover } from "@mantine/core";
import { IconInfoCircle, IconPlane } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { Clock } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import classes from "./reminders.module.css";
import { TravelForm } from "./TravelForm";
import { WeekForm } from "./WeekForm";
import { ZoneForm } from "./ZoneForm";

/** Whose clock it is; `version` is that of the record on screen. */
export interface ClockOwner {
  kind: "company" | "contact";
  id: string;
  version: number;
}

/** Why we think that somebody keeps their clock, what speaks against it, when the next good hour is; to be put right. */
export function ClockWhy({ owner }: { owner: ClockOwner }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const company = useQuery({
    ...query("/companies/{company_id}/clock", { params: { path: { company_id: owner.id } } }),
    enabled: open && owner.kind === "company",
  });
  const contact = useQuery({
    ...query("/contacts/{contact_id}/clock", { params: { path: { contact_id: owner.id } } }),
    enabled: open && owner.kind === "contact",
  });
  const clock = owner.kind === "company" ? company : contact;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      position="bottom-start"
      withArrow
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.clockDoor}
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
        {clock.data ? <Told clock={clock.data} owner={owner} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

// A day without a time: noon in UTC is the same day nearly everywhere.
const noon = (day: string): string => `${day}T12:00:00Z`;

function Told({ clock, owner }: { clock: Clock; owner: ClockOwner }) {
  const { t } = useLingui();
  const format = useFormats();
  const may = useMay("companies.write");
  const { travel } = clock;
  return (
    <div className={classes.clock}>
      <strong>{clock.zone?.replaceAll("_", " ") ?? t`No time zone yet`}</strong>
      <span>{clock.reason_text}</span>
      {clock.against.map((clue) => (
        <span key={`${clue.reason}${clue.zones.join()}`} className={classes.caution}>
          <Trans>
            Speaks against it: {clue.text} ({clue.zones.join(", ")})
          </Trans>
        </span>
      ))}
      {clock.reply_hours ? <span>{t`Answers most between ${clock.reply_hours} there.`}</span> : null}
      {clock.zone && !clock.good && clock.next_good_at ? (
        <span>
          <Trans>Next good hour: {format.moment(clock.next_good_at)} here.</Trans>
        </span>
      ) : null}
      {travel ? (
        <span className={classes.reading}>
          <IconPlane size={14} stroke={1.75} aria-hidden />
          {[travel.place, travel.zone.replaceAll("_", " ")].filter(Boolean).join(", ")}
          {travel.since ? ` · ${format.date(noon(travel.since))}` : ""}
          {travel.until ? ` – ${format.date(noon(travel.until))}` : ""}
        </span>
      ) : null}
      {may ? <ZoneForm key={clock.zone} clock={clock} owner={owner} /> : null}
      {clock.week && owner.kind === "company" ? (
        <WeekForm company={owner.id} week={clock.week} may={may} />
      ) : null}
      {may && owner.kind === "contact" ? <TravelForm contact={owner.id} travel={travel} /> : null}
    </div>
  );
}
