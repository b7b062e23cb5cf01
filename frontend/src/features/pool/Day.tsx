import { useFormats } from "@/i18n/formats";

/** A day without a time: "2026-11-20" in the reader's form. */
export function Day({ day }: { day: string }) {
  const format = useFormats();
  return (
    <time dateTime={day} className="numeric">
      {format.date(`${day}T12:00:00Z`)}
    </time>
  );
}
