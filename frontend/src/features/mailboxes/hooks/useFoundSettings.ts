import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { email } from "@/ui/forms/validators";

const PAUSE_MS = 500;

/** The servers of a mail address, looked up once the address is complete. */
export function useFoundSettings(address: string) {
  const [settled] = useDebouncedValue(address.trim(), PAUSE_MS);
  return useQuery({
    ...query("/mailbox-settings", { params: { query: { address: settled } } }),
    enabled: email(settled) === null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
