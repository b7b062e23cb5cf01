import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconBan, IconInfoCircle } from "@tabler/icons-react";
import { useFormats } from "@/i18n/formats";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./sequences.module.css";
import type { Candidate } from "./types";

const ICONS = { stop: IconBan, ask: IconAlertTriangle, note: IconInfoCircle };

/** Somebody who would be put in: what they get, in which language, when on their clock, and what speaks against it. */
export function CandidateRow({ candidate }: { candidate: Candidate }) {
  const { t } = useLingui();
  const format = useFormats();
  const { contact, company, address, letters, problems, goes_in } = candidate;
  return (
    <li className={classes.person} data-out={!goes_in || undefined}>
      <div className={classes.personText}>
        <p className={classes.personHead}>
          <strong>
            <bdi>{contact.name}</bdi>
          </strong>
          {goes_in ? (
            <StatusText tone="ok">
              <Trans>goes in</Trans>
            </StatusText>
          ) : (
            <StatusText tone="warning">
              <Trans>stays out</Trans>
            </StatusText>
          )}
        </p>
        <p className={classes.quiet}>
          {company ? (
            <>
              <bdi>{company.name}</bdi> ·{" "}
            </>
          ) : null}
          <bdi>{address ?? t`no address`}</bdi>
        </p>
        {problems.length > 0 ? (
          <ul className={classes.problems}>
            {problems.map(({ code, weight, text }) => {
              const Glyph = ICONS[weight];
              return (
                <li key={`${code} ${text}`} data-weight={weight}>
                  <Glyph size={15} aria-hidden /> {text}
                </li>
              );
            })}
          </ul>
        ) : null}
        <ol className={classes.letters}>
          {letters.map((letter) => (
            <li key={letter.number}>
              <span className={classes.letterName} dir="auto">
                {letter.subject || letter.template_name}
              </span>
              <span className={classes.quiet}>
                {letter.language ? (
                  <span title={letter.language_reason}>{format.language(letter.language)}</span>
                ) : null}
                {letter.language ? " · " : null}
                {letter.there}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </li>
  );
}
