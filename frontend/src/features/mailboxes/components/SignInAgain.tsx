import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Mailbox } from "@/api/types";
import { problemTitle } from "@/ui/feedback/problemText";
import { useMailboxSignIn } from "../hooks/useMailboxSignIn";

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
