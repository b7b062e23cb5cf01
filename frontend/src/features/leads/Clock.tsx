import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import type { Lead } from "./types";

const HOUR = 60;
/** Under this many minutes the clock is about to run out. */
const SOON = 30;

/** Working hours as "2 h 15 min". */
export function Hours({ hours }: { hours: number }) {
  const minutes = Math.round(Math.abs(hours) * HOUR);
  const full = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  if (full === 0) return <Plural value={rest} one="# min" other="# min" />;
  if (rest === 0) return <Plural value={full} one="# h" other="# h" />;
  return (
    <Trans>
      {full} h {rest} min
    </Trans>
  );
}

/** Red when it is too late, amber when it soon will be. */
export function toneOf(left: number, sla: Lead["sla"]): "danger" | "warning" | "busy" {
  if (left < 0 || sla === "breached") return "danger";
  return left * HOUR < SOON ? "warning" : "busy";
}

/** The clock of the first answer: what is left of it, or what became of it. */
export function Clock({ lead }: { lead: Lead }) {
  const { t } = useLingui();
  const format = useFormats();
  const left = lead.left_hours;
  if (lead.responded_at) {
    return (
      <StatusText tone={lead.sla === "breached" ? "warning" : "ok"}>
        {typeof lead.response_hours === "number" ? (
          <Trans>
            Answered after <Hours hours={lead.response_hours} />
          </Trans>
        ) : (
          <Trans>Answered</Trans>
        )}
      </StatusText>
    );
  }
  if (lead.sla === "paused") {
    return (
      <StatusText tone="paused">
        <Trans>Stopped</Trans>
      </StatusText>
    );
  }
  if (typeof left !== "number") return <span>–</span>;
  return (
    <Tooltip label={lead.due_at ? t`Due ${format.full(lead.due_at)}` : ""}>
      <span className="numeric">
        <StatusText tone={toneOf(left, lead.sla)}>
          {left < 0 ? (
            <Trans>
              <Hours hours={left} /> too late
            </Trans>
          ) : (
            <Trans>
              <Hours hours={left} /> left
            </Trans>
          )}
        </StatusText>
      </span>
    </Tooltip>
  );
}
