import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBrandGoogle, IconBrandWindows } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { useMay } from "@/api/session";
import type { OAuthClient } from "@/api/types";
import { problemTitle } from "@/ui/feedback/problemText";
import classes from "./accounts.module.css";

interface Props {
  provider: OAuthClient["provider"];
  /** Whether a password works too. */
  optional: boolean;
  pending: boolean;
  error: unknown;
  onSignIn: () => void;
}

/** The way in through the provider's own page; or why it is not open yet, and who can open it. */
export function SignInChoice({ provider, optional, pending, error, onSignIn }: Props) {
  const clients = useQuery(query("/mailbox-oauth-clients"));
  const mayManage = useMay("mailboxes.manage");
  const registered = clients.data?.find((each) => each.provider === provider);
  if (!registered) return null;
  const { name } = registered;
  const Glyph = provider === "google" ? IconBrandGoogle : IconBrandWindows;
  if (registered.set_up_by === null) {
    return (
      <div className={classes.choice}>
        <p>
          {optional ? (
            <Trans>Signing in with {name} would be easier, but it is not set up here yet.</Trans>
          ) : (
            <Trans>
              {name} lets mail programs in only through its own page, and that is not set up here yet.
            </Trans>
          )}
        </p>
        <p className={classes.muted}>
          <Trans>
            An administrator of your company sets it up once, or the operator of this server does for
            everybody.
          </Trans>
        </p>
        {mayManage ? (
          <Button component={Link} to="/settings/mailboxes/sign-in" variant="default" size="xs">
            <Trans>Set it up</Trans>
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className={classes.choice}>
      <Button leftSection={<Glyph size={18} aria-hidden />} loading={pending} onClick={onSignIn}>
        <Trans>Sign in with {name}</Trans>
      </Button>
      <p className={classes.muted}>
        <Trans>You go to {name}'s own page and come back. Lading never sees your password.</Trans>
      </p>
      {error ? <p role="alert">{problemTitle(error)}</p> : null}
    </div>
  );
}
