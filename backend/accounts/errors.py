"""What can go wrong with people and keys."""

from i18n.messages import N_
from tenants.errors import LadingError


class WrongCredentialsError(LadingError):
    """Unknown address or wrong password; the answer does not say which."""

    status = 401
    type = "wrong-credentials"
    title = N_("The address or the password is not right.")


class TotpRequiredError(LadingError):
    """The password was right, and the account wants a second factor."""

    status = 401
    type = "totp-required"
    title = N_("Enter the code from your authenticator app.")


class WrongTotpCodeError(LadingError):
    """The second factor does not fit, or its code was used before."""

    status = 401
    type = "wrong-totp-code"
    title = N_("This code is not right, or was used before.")


class NoSeatError(LadingError):
    """The person has no active seat in any tenant."""

    status = 403
    type = "no-seat"
    title = N_("You do not belong to a company here any more. Ask a colleague to invite you.")


class SignUpClosedError(LadingError):
    """The operator lets nobody create tenants."""

    status = 403
    type = "sign-up-closed"
    title = N_("New companies cannot sign up on this server.")


class EmailTakenError(LadingError):
    """An account with the address exists."""

    status = 409
    type = "email-taken"
    title = N_("There is an account with this address already. Sign in instead.")


class InvitationInvalidError(LadingError):
    """The link is wrong, was used, withdrawn, or has ended."""

    status = 410
    type = "invitation-invalid"
    title = N_("This invitation is not valid any more. Ask for a new link.")


class AlreadyMemberError(LadingError):
    """The invited person has a seat already."""

    status = 409
    type = "already-member"
    title = N_("This person is a colleague already.")


class LastOwnerError(LadingError):
    """The change would leave the tenant without an owner."""

    status = 409
    type = "last-owner"
    title = N_("A company needs at least one active owner.")


class RoleTooHighError(LadingError):
    """Nobody gives a role above their own."""

    status = 403
    type = "role-too-high"
    title = N_("You cannot give or change a role above your own.")


class TotpNotPendingError(LadingError):
    """A code came before a secret was asked for."""

    status = 409
    type = "totp-not-pending"
    title = N_("Start the set-up of the second factor again.")


class PolicyFixedError(LadingError):
    """Nothing is hidden from owners."""

    status = 409
    type = "policy-fixed"
    title = N_("Owners see everything: somebody has to be able to undo the rest.")


class TeamExistsError(LadingError):
    """Another team has this name."""

    status = 409
    type = "team-exists"
    title = N_("There is a team of this name already.")
