import { useLingui } from "@lingui/react/macro";
import type { Incoterm, TermNote } from "@/api/types";

/** Says what does not fit about an Incoterm and its place, and which rule would. */
export function useTermNote() {
  const { t } = useLingui();
  return (code: TermNote["code"], better: Incoterm | null): string => {
    const rule = better ?? "";
    return {
      place_missing: t`Name the place: an Incoterm without one says little.`,
      sea_rule_off_sea: t`This rule is made for ships. For this transport, ${rule} says the same.`,
      container_sea_rule: t`For containers ${rule} fits better: the goods change hands before the ship's rail.`,
      place_no_seaport: t`No seaport is known under this name, and the rule needs one; ${rule} takes any place.`,
      place_other_transport: t`The named place is not one for this transport.`,
      place_not_loading: t`The named place is not the port of loading below.`,
      place_not_discharge: t`The named place is not the port of discharge below.`,
    }[code];
  };
}
