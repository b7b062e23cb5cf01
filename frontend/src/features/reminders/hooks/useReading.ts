import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { useHere } from "@/i18n/useHere";

export interface About {
  company?: string | undefined;
  contact?: string | undefined;
}

const SETTLED_MS = 200;

/** How words for a time are understood, on both clocks; asked for while they are typed. */
export function useReading(said: string, { company, contact }: About) {
  const here = useHere();
  const [settled] = useDebouncedValue(said.trim(), SETTLED_MS);
  const subject = { company_id: company ?? null, contact_id: contact ?? null };
  const reading = useQuery({
    queryKey: ["/reminders/readings", settled, subject, here],
    queryFn: ({ signal }) =>
      data(
        client.POST("/reminders/readings", { body: { ...subject, when: { said: settled, here } }, signal }),
      ),
    enabled: settled !== "",
    retry: false,
    placeholderData: keepPreviousData,
  });
  const current = settled !== "" && settled === said.trim();
  return {
    reading: current && !reading.isPlaceholderData ? reading.data : undefined,
    problem: current && !reading.isFetching ? reading.error : null,
    here,
  };
}
