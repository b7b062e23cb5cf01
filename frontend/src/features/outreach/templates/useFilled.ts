import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import type { Given, Rendered, Text } from "./types";

const PAUSE_MS = 350;

interface Options {
  template: string | null;
  contact?: string | null;
  language?: string | null;
  given?: Given;
  /** A text that is not saved yet. */
  draft?: Text | null;
  acceptOtherScript?: boolean;
}

/** A template filled for a contact, anew whenever something of it changes. */
export function useFilled({ template, contact, language, given, draft, acceptOtherScript = false }: Options) {
  const body = {
    contact_id: contact ?? null,
    language: language ?? null,
    given: given ?? {},
    accept_other_script: acceptOtherScript,
    draft: draft ?? null,
  };
  const [asked] = useDebouncedValue(JSON.stringify(body), PAUSE_MS);
  return useQuery<Rendered>({
    queryKey: ["template-rendering", template, asked],
    enabled: template !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      data(
        client.POST("/templates/{template_id}/renderings", {
          params: { path: { template_id: template ?? "" } },
          body: JSON.parse(asked) as typeof body,
          signal,
        }),
      ),
  });
}
