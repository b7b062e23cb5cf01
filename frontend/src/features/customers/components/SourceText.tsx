import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Company } from "@/api/types";

export const SOURCE_NAMES: Record<Company["source"], MessageDescriptor> = {
  mail: msg`From mail`,
  manual: msg`Made by hand`,
  import: msg`Imported`,
  api: msg`Through the API`,
};

/** Where a record came from. */
export function SourceText({ source }: { source: Company["source"] }) {
  const { i18n } = useLingui();
  return <span>{i18n._(SOURCE_NAMES[source])}</span>;
}
