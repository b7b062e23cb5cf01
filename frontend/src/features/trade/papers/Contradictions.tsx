import { useLingui } from "@lingui/react/macro";
import { StatusText } from "@/ui/records/StatusText";
import classes from "./papers.module.css";
import type { Contradiction } from "./types";
import { CODES, KINDS, SUBJECTS } from "./words";

/** Each contradiction: in which paper, about what, what it should say and what it says. */
export function Contradictions({ found }: { found: readonly Contradiction[] }) {
  const { t, i18n } = useLingui();
  if (found.length === 0) return <StatusText tone="ok">{t`Nothing contradicts.`}</StatusText>;
  return (
    <ul className={classes.list} aria-label={t`Contradictions`}>
      {found.map((each) => {
        const subject = SUBJECTS[each.subject ?? ""];
        return (
          <li key={`${each.paper}${each.code}${each.subject}${each.found}`} className={classes.found}>
            <StatusText tone={each.severity === "error" ? "danger" : "warning"}>
              {i18n._(KINDS[each.paper])}: {i18n._(CODES[each.code])}
            </StatusText>
            <span className={classes.muted}>
              <bdi>{subject ? i18n._(subject) : each.subject}</bdi>
              {each.expected ? (
                <>
                  {" "}
                  · {t`should be`} <bdi>{each.expected}</bdi>
                </>
              ) : null}
              {each.found ? (
                <>
                  {" "}
                  · {t`says`} <bdi>{each.found}</bdi>
                </>
              ) : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
