import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "@/api/query";
import { COUNTRIES, LANGUAGES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";
import { STAGES } from "@/ui/records/StageText";

export interface Choice {
  value: string;
  label: string;
}

const FOREVER = Number.POSITIVE_INFINITY;

/** Codes with their names, in the order of the names. */
function useNamed(codes: readonly string[], name: (code: string) => string): Choice[] {
  const { compare } = useFormats();
  return useMemo(
    () =>
      codes
        .map((value) => ({ value, label: name(value) }))
        .sort((one, other) => compare(one.label, other.label)),
    [codes, name, compare],
  );
}

export const useCountryChoices = (): Choice[] => useNamed(COUNTRIES, useFormats().country);
export const useLanguageChoices = (): Choice[] => useNamed(LANGUAGES, useFormats().language);

export function useStageChoices(): Choice[] {
  const { i18n } = useLingui();
  return STAGES.map(({ value, label }) => ({ value, label: i18n._(label) }));
}

/** The colleagues who can look after a company. */
export function useOwnerChoices(): Choice[] {
  const { data } = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  return (data?.items ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** Whom a text can name. */
export function useColleagueNames(): { id: string; name: string }[] {
  return useOwnerChoices().map(({ value, label }) => ({ id: value, name: label }));
}

/** The IANA zones that the server knows. */
export function useZoneChoices(): Choice[] {
  const { data } = useQuery({ ...query("/meta"), staleTime: FOREVER });
  return (data?.time_zones ?? []).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
