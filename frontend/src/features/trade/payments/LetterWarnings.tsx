import { useLingui } from "@lingui/react/macro";
import { StatusText } from "@/ui/records/StatusText";
import money from "./money.module.css";
import type { Letter } from "./types";
import { LETTER_STATES, LETTER_WARNINGS } from "./words";

const SOON = new Set(["expires_soon", "shipment_soon"]);

export function LetterState({ state }: { state: Letter["state"] }) {
  const { i18n } = useLingui();
  const { name, tone } = LETTER_STATES[state ?? "issued"];
  return <StatusText tone={tone}>{i18n._(name)}</StatusText>;
}

/** What does not fit between a letter of credit, its order and the calendar, in words. */
export function LetterWarnings({ letter }: { letter: Letter }) {
  const { i18n } = useLingui();
  if (letter.warnings.length === 0) return null;
  return (
    <div className={money.warnings}>
      {letter.warnings.map((code) => (
        <StatusText key={code} tone={SOON.has(code) ? "warning" : "danger"}>
          {i18n._(LETTER_WARNINGS[code])}
        </StatusText>
      ))}
    </div>
  );
}
