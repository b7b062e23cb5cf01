import { Trans } from "@lingui/react/macro";
import type { OAuthClient } from "@/api/types";
import classes from "./accounts.module.css";

/** How to register at a provider, in the order in which its pages ask. */
export function OAuthSteps({ provider }: { provider: OAuthClient["provider"] }) {
  return (
    <div className={classes.guide}>
      <ol>{provider === "google" ? <GoogleSteps /> : <MicrosoftSteps />}</ol>
    </div>
  );
}

function GoogleSteps() {
  return (
    <>
      <li>
        <Trans>
          Go to{" "}
          <a
            href="https://console.cloud.google.com/apis/credentials"
            target="_blank"
            rel="noreferrer"
            dir="ltr"
          >
            console.cloud.google.com
          </a>{" "}
          and make a project.
        </Trans>
      </li>
      <li>
        <Trans>
          Switch on the Gmail API, and on the consent screen choose “Internal” for your own Workspace.
        </Trans>
      </li>
      <li>
        <Trans>
          Add the scope <bdi dir="ltr">https://mail.google.com/</bdi>
        </Trans>
      </li>
      <li>
        <Trans>Make an OAuth client of the kind “Web application” with the redirect address above.</Trans>
      </li>
      <li>
        <Trans>Copy its client ID and secret into the fields below.</Trans>
      </li>
    </>
  );
}

function MicrosoftSteps() {
  return (
    <>
      <li>
        <Trans>
          Go to{" "}
          <a href="https://entra.microsoft.com" target="_blank" rel="noreferrer" dir="ltr">
            entra.microsoft.com
          </a>
          , App registrations, and make a new one with the redirect address above (kind “Web”).
        </Trans>
      </li>
      <li>
        <Trans>
          Under API permissions add, for Office 365 Exchange Online or Microsoft Graph, delegated:{" "}
          <bdi dir="ltr">IMAP.AccessAsUser.All, SMTP.Send, offline_access, openid, email, profile</bdi>
        </Trans>
      </li>
      <li>
        <Trans>Press “Grant admin consent”, so that your people are not asked for an administrator.</Trans>
      </li>
      <li>
        <Trans>Under Certificates and secrets make a client secret; note when it expires.</Trans>
      </li>
      <li>
        <Trans>Copy the application ID and the secret's value into the fields below.</Trans>
      </li>
    </>
  );
}
