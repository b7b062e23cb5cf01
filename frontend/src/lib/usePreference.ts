import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import { query } from "@/api/query";

/**
 * A small setting of the signed-in user, kept on the server under a key. Returns the value (null when unset or of
 * another shape than `isValid` knows) and a setter that shows its effect at once.
 */
export function usePreference<Value>(
  key: string,
  isValid: (value: unknown) => value is Value,
): [Value | null, (value: Value | null) => void] {
  const queries = useQueryClient();
  const options = query("/preferences/{key}", { params: { path: { key } } });
  const { data: stored } = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY });
  const { mutate } = useMutation({
    mutationFn: (value: Value | null) =>
      data(client.PUT("/preferences/{key}", { params: { path: { key } }, body: { value } })),
    onMutate: (value) => queries.setQueryData(options.queryKey, { key, value }),
    onError: () => queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  return [stored !== undefined && isValid(stored.value) ? stored.value : null, mutate];
}
