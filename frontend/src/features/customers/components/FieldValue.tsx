import { Anchor } from "@mantine/core";
import { Country } from "@/ui/records/Country";
import type { FieldKind } from "./fieldKinds";
import { LanguageText } from "./LanguageText";
import { useRankName } from "./sortNames";

const bare = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");

function RankText({ rank }: { rank: string }) {
  return <span>{useRankName()(rank)}</span>;
}

/** A value as its kind of field is read; links only where `live`. */
export function FieldValue({
  kind,
  value,
  live = false,
}: {
  kind: FieldKind;
  value: string;
  live?: boolean;
}) {
  if (kind === "rank") return <RankText rank={value} />;
  if (kind === "country") return <Country code={value} />;
  if (kind === "language") return <LanguageText code={value} />;
  if (kind === "zone") return <span>{value.replaceAll("_", " ")}</span>;
  if (kind === "long") return <span style={{ whiteSpace: "pre-wrap" }}>{value}</span>;
  if (kind === "phone") return <span dir="ltr">{value}</span>;
  if (live && kind === "url") {
    return (
      <Anchor href={value} target="_blank" rel="noreferrer" inherit>
        {bare(value)}
      </Anchor>
    );
  }
  return <bdi>{kind === "url" ? bare(value) : value}</bdi>;
}
