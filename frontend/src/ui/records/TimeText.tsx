import { Tooltip } from "@mantine/core";
import { useFormats } from "@/i18n/formats";
import { useNow } from "@/lib/useNow";

interface Props {
  instant: string;
  /**
   * `ago`: "2 hr. ago" below a day; `stamp`: the short form of mail lists; `date`: always the date; `moment`: date
   * and time.
   */
  as?: "ago" | "stamp" | "date" | "moment";
}

/** A short time; weekday, date, time and zone on hover. */
export function TimeText({ instant, as = "ago" }: Props) {
  const format = useFormats();
  const now = useNow();
  const text = as === "date" || as === "moment" ? format[as](instant) : format[as](instant, now);
  return (
    <Tooltip label={format.full(instant)}>
      <time dateTime={instant} className="numeric">
        {text}
      </time>
    </Tooltip>
  );
}
