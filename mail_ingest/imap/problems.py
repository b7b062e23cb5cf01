"""Every way in which a mailbox can fail, in words for its owner.

`{host}`, `{port}` and `{provider}` are filled when the text is translated; `{provider}` is a name such as "Gmail", or
the host where the provider is not known.
"""

from typing import Final, NamedTuple

from i18n.messages import N_


class Words(NamedTuple):
    """Message ids: what happened, and what to do about it."""

    title: str
    what_to_do: str


_WAIT = N_("You need not do anything: we try again by ourselves.")
_NEW_SECRET = N_("Enter the password again. If you changed it at {provider}, enter the new one.")
_ASK_ADMIN = N_("Ask whoever runs the server {host} to look into it, and send them what the server said.")

PROBLEMS: Final[dict[str, Words]] = {
    # Finding and reaching the server
    "server-not-found": Words(
        N_("The mail server {host} cannot be found."),
        N_("Check the server name for typing mistakes. If it is right, try again in a few minutes."),
    ),
    "name-lookup-failed": Words(N_("The address of {host} could not be looked up just now."), _WAIT),
    "address-not-allowed": Words(
        N_("The mail server {host} is not on the public internet."),
        N_(
            "Enter the public name of your mail server. For a server inside your own network, "
            "the operator of this service has to allow its address."
        ),
    ),
    "connection-refused": Words(
        N_("{host} does not accept connections on port {port}."),
        N_("Check server name and port: IMAP is usually on 993, or 143 with STARTTLS."),
    ),
    "connection-timed-out": Words(
        N_("{host} does not answer on port {port}."),
        N_("Check server name and port. If they are right, a firewall may be blocking the way; we keep trying."),
    ),
    "network-unreachable": Words(N_("There is no way to {host} at the moment."), _WAIT),
    # TLS
    "tls-untrusted": Words(
        N_("The certificate of {host} is not trusted."),
        N_(
            "Check that the server name is the one your provider gives. A company's own server needs a certificate "
            "from a recognised authority; ask whoever runs it."
        ),
    ),
    "tls-expired": Words(
        N_("The certificate of {host} has expired."),
        N_("Whoever runs the server has to renew it. We connect again as soon as that is done."),
    ),
    "tls-wrong-name": Words(
        N_("The certificate that {host} shows belongs to another server."),
        N_("Enter the server name exactly as your provider gives it, because the certificate is made out to that."),
    ),
    "tls-not-spoken": Words(
        N_("{host} does not speak TLS on port {port}."),
        N_("Choose port 993 with TLS, or port 143 with STARTTLS."),
    ),
    "tls-too-old": Words(
        N_("{host} only offers outdated encryption."),
        N_("Whoever runs the server has to enable TLS 1.2 or newer; anything older is not safe."),
    ),
    "tls-failed": Words(N_("The encrypted connection to {host} could not be set up."), _ASK_ADMIN),
    "starttls-refused": Words(
        N_("{host} does not offer encryption on port {port}."),
        N_("Choose port 993 with TLS. We never send a password over an unencrypted connection."),
    ),
    # Signing in
    "wrong-secret": Words(N_("{provider} does not accept this user name or password."), _NEW_SECRET),
    "authorization-code-needed": Words(
        N_("{provider} wants an authorization code instead of the password."),
        N_(
            "Open your mailbox on the web, go to Settings, Account, switch on IMAP and create an authorization "
            "code. Enter that code here. It stops working when you change your password: then create a new one."
        ),
    ),
    "app-password-needed": Words(
        N_("{provider} wants an app password instead of the password."),
        N_("Create an app password in the security settings of your account and enter it here."),
    ),
    "client-password-needed": Words(
        N_("{provider} wants a client password instead of the password."),
        N_(
            "Open your mailbox on the web, create a password for mail programs (client password) in the security "
            "settings, and enter it here. Your mail administrator may have to allow it first."
        ),
    ),
    "sign-in-with-browser": Words(
        N_("{provider} no longer accepts passwords from mail programs."),
        N_("Connect this mailbox with the provider's own sign-in page instead of a password."),
    ),
    "token-refused": Words(
        N_("{provider} no longer lets us into this mailbox."),
        N_("Connect the mailbox again on the sign-in page of {provider}; what was fetched so far stays here."),
    ),
    "token-scope": Words(
        N_("{provider} lets us in, but not to the mail."),
        N_("Connect the mailbox again on the sign-in page of {provider} and allow access to mail there."),
    ),
    "web-sign-in-needed": Words(
        N_("{provider} wants you to confirm that it is you."),
        N_("Sign in to your mailbox in a web browser, confirm what is asked there, then come back and try again."),
    ),
    "imap-disabled": Words(
        N_("Access by mail programs (IMAP) is switched off for this mailbox."),
        N_(
            "Switch on IMAP in the settings of your mailbox at {provider}. In a company, your mail administrator "
            "may have to allow it."
        ),
    ),
    "unsafe-sign-in": Words(
        N_("{provider} refuses this sign-in as unsafe."),
        N_(
            "Switch on IMAP in your mailbox's web settings and use an authorization code. If that is done already, "
            "sign in once on the web and confirm the security notice, then try again."
        ),
    ),
    "qq-sign-in-refused": Words(
        N_("{provider} refuses the sign-in."),
        N_(
            "It does not say which of these it is: IMAP is switched off, the authorization code is wrong or "
            "expired, or there were too many sign-ins. Check IMAP in the web settings, create a new authorization "
            "code and enter it here."
        ),
    ),
    "account-locked": Words(
        N_("{provider} has locked this account."),
        N_("Sign in on the provider's website and unlock it, then try again here."),
    ),
    "secret-expired": Words(
        N_("The password or code has expired."),
        N_("Create a new one at {provider} and enter it here."),
    ),
    "too-many-sign-ins": Words(
        N_("{provider} has seen too many sign-ins and blocks them for a while."),
        N_("We wait and try again later. Please do not try more often: that makes the block longer."),
    ),
    "sign-in-unsupported": Words(
        N_("{host} offers no way to sign in with a password."),
        N_("Check that the server name is right, or ask whoever runs it how mail programs sign in."),
    ),
    "sign-in-failed-for-now": Words(N_("{provider} could not check the sign-in just now."), _WAIT),
    # While connected
    "too-many-connections": Words(
        N_("Too many programs are connected to this mailbox."),
        N_("Close mail programs that you do not need. We try again by ourselves."),
    ),
    "throttled": Words(
        N_("{provider} asks us to slow down."),
        N_("You need not do anything: we go on when the provider lets us."),
    ),
    "over-quota": Words(
        N_("The daily download limit of {provider} is used up."),
        N_("You need not do anything: we go on when the provider lets us."),
    ),
    "mailbox-not-connected": Words(
        N_("{provider} let us in, but does not open this mailbox."),
        N_("Check the mailbox's name, its licence, and that IMAP is allowed for it; your administrator sees this."),
    ),
    "unavailable": Words(N_("{provider} has a problem at the moment."), _WAIT),
    "server-closed": Words(N_("{host} ended the connection."), _WAIT),
    "connection-lost": Words(N_("The connection to {host} broke off."), _WAIT),
    "server-silent": Words(N_("{host} stopped answering."), _WAIT),
    "not-a-mail-server": Words(
        N_("What answers at {host}, port {port} is not an IMAP server."),
        N_("Check server name and port: IMAP is usually on 993, or 143 with STARTTLS."),
    ),
    "answer-too-large": Words(N_("{host} sent more than any mail server should."), _ASK_ADMIN),
    # One folder, one message
    "folder-missing": Words(
        N_("This folder is no longer on the server."),
        N_("Nothing is lost: its messages stay here. We look at the list of folders again."),
    ),
    "message-gone": Words(
        N_("This message is no longer on the server."),
        N_("What was fetched of it before stays here."),
    ),
    "folder-refused": Words(
        N_("The server does not let us open this folder."),
        N_("Other folders are not affected. Ask whoever runs the server if you need this one."),
    ),
    "command-refused": Words(
        N_("The server refused a request."),
        N_("Other messages and folders are not affected. We try again later."),
    ),
    "unexpected": Words(N_("Something unexpected went wrong with {host}."), _ASK_ADMIN),
    # SMTP
    "smtp-not-a-mail-server": Words(
        N_("What answers at {host}, port {port} is not an SMTP server."),
        N_("Check server name and port: sending is usually on 465 with TLS, or 587 with STARTTLS."),
    ),
    "smtp-disabled": Words(
        N_("Sending by mail programs (SMTP) is switched off for this mailbox."),
        N_("Switch on SMTP in the settings of your mailbox at {provider}, or ask your mail administrator."),
    ),
    "smtp-connection-refused": Words(
        N_("{host} does not accept connections on port {port}."),
        N_("Check server name and port: sending is usually on 465 with TLS, or 587 with STARTTLS."),
    ),
}
