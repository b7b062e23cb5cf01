import { Trans } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "./accounts.module.css";

/** The domain names a server that is not its own: whoever types the secret should know where it goes. */
export function ForeignHost({ host }: { host: string }) {
  return (
    <div className={classes.notice} role="note">
      <IconAlertTriangle size={18} aria-hidden />
      <p>
        <Trans>
          The domain of this address names <bdi>{host}</bdi> as its mail server. The secret goes there: check
          that this is your provider.
        </Trans>
      </p>
    </div>
  );
}
