import { useFormats } from "@/i18n/formats";

/** A calendar day, which has no time and no zone. */
export function DayText({ day }: { day: string }) {
  const format = useFormats();
  return <time dateTime={day}>{format.date(`${day}T12:00:00`)}</time>;
}
