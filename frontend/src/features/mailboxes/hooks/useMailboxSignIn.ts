import { useMutation } from "@tanstack/react-query";
import { client, data } from "@/api/client";
import type { paths } from "@/api/schema";

type Body = paths["/mailbox-sign-ins"]["post"]["requestBody"]["content"]["application/json"];

/** Sends the reader to the provider's own page; they come back to `/mailbox-sign-in`. */
export function useMailboxSignIn() {
  return useMutation({
    mutationFn: (body: Body) => data(client.POST("/mailbox-sign-ins", { body })),
    // Whoever shows the button shows why it did not work.
    onError: () => undefined,
    onSuccess: ({ authorize_url }) => globalThis.location.assign(authorize_url),
  });
}
