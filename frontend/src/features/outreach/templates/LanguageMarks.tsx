import { useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import classes from "./list.module.css";
import type { LanguageMark } from "./types";

/** The languages of a template: each by its code, drafts and outdated ones marked in words on hover and by a sign. */
export function LanguageMarks({ languages }: { languages: readonly LanguageMark[] }) {
  const { t } = useLingui();
  const said = ({ name, status, outdated, is_source }: LanguageMark) =>
    status === "draft"
      ? t`${name}: draft`
      : outdated
        ? t`${name}: outdated`
        : is_source
          ? t`${name}: source`
          : t`${name}: ready`;
  return (
    <ul className={classes.marks} aria-label={t`Languages`}>
      {languages.map((mark) => (
        <li
          key={mark.language}
          data-state={mark.status === "draft" ? "draft" : mark.outdated ? "outdated" : "ready"}
        >
          <Tooltip label={said(mark)}>
            <span>
              <span aria-hidden>
                {mark.language}
                {mark.status === "draft" ? "…" : mark.outdated ? "!" : ""}
              </span>
              <span className="visually-hidden">{said(mark)}</span>
            </span>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
