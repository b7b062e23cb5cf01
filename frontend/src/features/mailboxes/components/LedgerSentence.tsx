import { Plural, Trans } from "@lingui/react/macro";
import type { MailboxFolder } from "@/api/types";
import { useFormats } from "@/i18n/formats";

/** "12,431 on the server = 12,400 stored + 31 skipped": where every message of a folder is. */
export function LedgerSentence({ folder }: { folder: MailboxFolder }) {
  const format = useFormats();
  const { on_server, stored, skipped, before_start, left, held } = folder;
  if (!folder.selected)
    return (
      <Plural value={on_server} one="# on the server, not fetched" other="# on the server, not fetched" />
    );
  const server = format.number(on_server);
  const here = format.number(stored);
  return (
    <span className="numeric">
      <Trans>
        {server} on the server = {here} stored
      </Trans>
      {skipped > 0 ? (
        <>
          {" + "}
          <Plural value={skipped} one="# skipped" other="# skipped" />
        </>
      ) : null}
      {before_start > 0 ? (
        <>
          {" + "}
          <Plural value={before_start} one="# before the start date" other="# before the start date" />
        </>
      ) : null}
      {left > 0 ? (
        <>
          {" + "}
          <Plural value={left} one="# still to come" other="# still to come" />
        </>
      ) : null}
      {held > 0 ? (
        <>
          {" − "}
          <Plural value={held} one="# that disappeared" other="# that disappeared" />
        </>
      ) : null}
    </span>
  );
}
