import { Plural, Trans } from "@lingui/react/macro";
import { useFormats } from "@/i18n/formats";

/** How many rows there are: "128 rows", or "10,000+" when the server stopped counting. */
export function RowCount({
  total,
  capped,
  loaded,
}: {
  total: number | null;
  capped: boolean;
  loaded: number;
}) {
  const format = useFormats();
  const count = total ?? loaded;
  if (capped) {
    const most = format.number(count);
    return (
      <span className="numeric">
        <Trans>{most}+ rows</Trans>
      </span>
    );
  }
  if (total === null) return null;
  return (
    <span className="numeric">
      <Plural value={count} one="# row" other="# rows" />
    </span>
  );
}
