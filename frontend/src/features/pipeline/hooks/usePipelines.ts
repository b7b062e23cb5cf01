import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { query } from "@/api/query";
import { COUNTRIES } from "@/i18n/codes";
import { useFormats } from "@/i18n/formats";

/** The tenant's pipelines, why its deals are lost, and the one that is looked at (the first, by default). */
export function usePipelines(wanted?: string) {
  const { data } = useSuspenseQuery({ ...query("/pipelines"), staleTime: 30_000 });
  const pipeline = data.items.find(({ id }) => id === wanted) ?? data.items[0];
  return { ...data, pipeline };
}

/** The colleagues who can look after a deal. */
export function useColleagues() {
  const { data } = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  return (data?.items ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
}

export function useCountries() {
  const { country, compare } = useFormats();
  return useMemo(
    () =>
      COUNTRIES.map((value) => ({ value, label: country(value) })).sort((one, other) =>
        compare(one.label, other.label),
      ),
    [country, compare],
  );
}
