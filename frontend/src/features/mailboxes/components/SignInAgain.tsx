import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Mailbox } from "@/api/types";
import { problemTitle } from "@/ui/feedback/problemText";
import { useMailboxSignIn } from "../hooks/useMailboxSignIn";

const MENDED_BY_SIGNING_IN: ReadonlySet<string> = new Set([
  "sign-in-again",
  "consent-ends-soon",
  "token-refused",
  "token-scope",
  "oauth-client-refused",
  "oauth-not-set-up",
]);

/** Whether what is wrong with a mailbox is mended by signing in at its provider. */
export const asksToSignIn = ({ auth, problem }: Mailbox): boolean =>
  auth === "oauth" && problem !== null && MENDED_BY_SIGNING_IN.has(problem.code);

/** Renews the consent by which a mailbox is opened. */
export function SignInAgain({ mailbox }: { mailbox: Mailbox }) {
  const signIn = useMailboxSignIn();
  const provider = mailbox.signed_in?.provider;
  if (!provider) return null;
  return (
    <>
      <Button
        size="xs"
        loading={signIn.isPending}
        onClick={() => signIn.mutate({ provider, mailbox_id: mailbox.id })}
      >
        <Trans>Sign in again</Trans>
      </Button>
      {signIn.error ? <span role="alert">{problemTitle(signIn.error)}</span> : null}
    </>
  );
}
