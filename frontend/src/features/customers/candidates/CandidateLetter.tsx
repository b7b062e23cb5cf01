import { Trans, useLingui } from "@lingui/react/macro";
import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CandidateLetter as Letter } from "@/api/types";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./candidates.module.css";
import { useFieldName } from "./fieldNames";

/** The text with the words marked in which something was found. */
function Text({ letter }: { letter: Letter }) {
  const fieldName = useFieldName();
  const parts = letter.marks.map((mark, index) => {
    const before = letter.text.slice(letter.marks[index - 1]?.end ?? 0, mark.start);
    return (
      <span key={mark.start}>
        {before}
        <Tooltip label={fieldName(mark.field)}>
          <mark className={classes.mark}>{letter.text.slice(mark.start, mark.end)}</mark>
        </Tooltip>
      </span>
    );
  });
  return (
    <div className={classes.text} dir="auto" lang={letter.language ?? undefined}>
      {parts}
      {letter.text.slice(letter.marks.at(-1)?.end ?? 0)}
    </div>
  );
}

/** One message of a candidate, as it was written, with the evidence in it. */
export function CandidateLetter({ letter, opened }: { letter: Letter; opened: boolean }) {
  const { t } = useLingui();
  return (
    <details className={classes.letter} open={opened}>
      <summary className={classes.letterHead}>
        <span className={classes.letterSubject} dir="auto">
          {letter.subject || t`(no subject)`}
        </span>
        <span className={classes.letterMeta}>
          <bdi>{letter.outgoing ? t`We wrote` : letter.author}</bdi>
          <TimeText instant={letter.at} as="stamp" />
        </span>
      </summary>
      <Text letter={letter} />
      <Link
        to="/inbox"
        search={{
          conversation: letter.conversation_id,
          message: letter.message_id,
          folder: "all",
          kind: "all",
        }}
        className={classes.whole}
      >
        <Trans>Open the conversation</Trans>
      </Link>
    </details>
  );
}
