import { useFormats } from "@/i18n/formats";

/** A calendar day ("2026-12-05"), the same in every zone. */
export function DayText({ day }: { day: string }) {
  const { tag } = useFormats();
  const shown = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={day}>{shown.format(Date.parse(day))}</time>;
}
