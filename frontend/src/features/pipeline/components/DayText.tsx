import { useFormats } from "@/i18n/formats";
import { dayText } from "./dates";

/** A day, or nothing. */
export function DayText({ day }: { day: string | null }) {
  const format = useFormats();
  return day ? (
    <time dateTime={day} className="numeric">
      {dayText(format, day)}
    </time>
  ) : null;
}
