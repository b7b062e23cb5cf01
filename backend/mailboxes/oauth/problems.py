"""What goes wrong when somebody signs in at a provider: as answers to the person, and as problems of a mailbox."""

from typing import Final

from i18n.messages import N_
from mail_ingest.imap.errors import MailError, Problem, Scope, SignInError, Step, Verdict
from tenants.errors import LadingError


class OAuthError(LadingError):
    """Base: a sign-in on the provider's page led to no mailbox. Nothing was kept."""

    status = 409
    type = "oauth-failed"
    title = N_("Signing in on the provider's page led to no mailbox.")


class OAuthNotSetUpError(OAuthError):
    """Neither the tenant nor the operator has registered a client."""

    type = "oauth-not-set-up"
    title = N_(
        "Signing in with {provider} is not set up here yet. An administrator of your company can set it up under "
        "Settings › Mailboxes › Sign-in with Google and Microsoft, or the operator of this server can for everybody."
    )


class OAuthStaleError(OAuthError):
    """The state is unknown, used, too old, or belongs to another session."""

    type = "oauth-stale"
    title = N_("This sign-in was begun in another window or too long ago. Nothing was changed. Please begin again.")


class OAuthDeniedError(OAuthError):
    """The person said no."""

    type = "oauth-denied"
    title = N_(
        "The access was not granted on {provider}'s page, so nothing was changed. To go on, sign in again and "
        "allow Lading to read and send mail."
    )


class OAuthAdminConsentError(OAuthError):
    """The provider asks for an administrator of the person's company."""

    type = "oauth-admin-consent"
    title = N_(
        "{provider} lets only an administrator of your company allow Lading. Ask the administrator of your mail to "
        "grant consent for this app, then sign in again."
    )


class OAuthWrongAccountError(OAuthError):
    """Another account was chosen than the mailbox's."""

    type = "oauth-wrong-account"
    title = N_(
        "You signed in as {chosen}, but this mailbox is {wanted}. Nothing was changed. Sign in again and choose "
        "{wanted}, or add {chosen} as a mailbox of its own."
    )


class OAuthScopesMissingError(OAuthError):
    """Signed in, but without the permission to read mail."""

    type = "oauth-scopes-missing"
    title = N_(
        "You signed in, but did not allow Lading to read the mail. Sign in again and leave all boxes on "
        "{provider}'s page ticked."
    )


class OAuthNoRefreshError(OAuthError):
    """The provider gave an access token that ends soon, and nothing to renew it with."""

    type = "oauth-no-refresh"
    title = N_(
        "{provider} allowed the access for one hour only. In the registration at {provider}, allow offline access, "
        "then sign in again."
    )


class OAuthClientRefusedError(OAuthError):
    """The registration itself is not accepted."""

    type = "oauth-client-refused"
    title = N_(
        "{provider} does not accept the registration of Lading: its client id, client secret or redirect address is "
        "wrong, or the secret has expired. Whoever set it up has to correct it."
    )


class OAuthUnavailableError(OAuthError):
    """The provider did not answer, or not sensibly."""

    status = 502
    type = "oauth-unavailable"
    title = N_("{provider} did not answer the sign-in. Nothing was changed. Please try again in a few minutes.")


_WORDS: Final[dict[str, tuple[str, str]]] = {
    "sign-in-again": (
        N_("{provider} no longer lets Lading into this mailbox."),
        N_(
            "The consent was withdrawn, has expired, or ended with a change of password. Press “Sign in again”; mail "
            "that came meanwhile is then fetched."
        ),
    ),
    "oauth-client-refused": (
        N_("{provider} does not accept the registration of Lading any more."),
        N_(
            "Its client secret has probably expired. An administrator makes a new one at {provider} and enters it "
            "under Settings › Mailboxes › Sign-in with Google and Microsoft; the mailbox then goes on by itself."
        ),
    ),
    "oauth-not-set-up": (
        N_("Signing in with {provider} is no longer set up here."),
        N_(
            "An administrator enters the registration at {provider} again under Settings › Mailboxes › Sign-in with "
            "Google and Microsoft; the mailbox then goes on by itself."
        ),
    ),
    "oauth-unavailable": (
        N_("{provider} does not renew the access to this mailbox at the moment."),
        N_("It is tried again by itself. If it lasts for hours, look at {provider}'s status page."),
    ),
}


def mailbox_problem(code: str, provider: str, *, said: str | None = None) -> MailError:
    """Why no access token can be had, as the engine knows problems. Only an outage is worth trying again."""
    title, what_to_do = _WORDS[code]
    retry = code == "oauth-unavailable"
    problem = Problem(
        code=code,
        title=title,
        what_to_do=what_to_do,
        params={"provider": provider, "host": provider, "port": "443"},
        step=Step.SIGN_IN,
        verdict=Verdict.RETRY if retry else Verdict.STOP,
        scope=Scope.ACCOUNT,
        retry_after=60.0 if retry else 0.0,
        retry_at_most=1800.0 if retry else 0.0,
        server_said=said,
    )
    return SignInError(problem)
