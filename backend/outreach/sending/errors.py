"""What can be wrong with a request about outgoing mail."""

from i18n.messages import N_
from tenants.errors import LadingError


class NotYourSenderError(LadingError):
    """The sender is no identity of whoever writes."""

    status = 403
    type = "not-your-sender"
    title = N_("You cannot send from this address.")


class NoSenderError(LadingError):
    """Nobody chose a sender, or there is none to choose."""

    status = 409
    type = "no-sender"
    title = N_("Choose an address to send from. If there is none, a mailbox has to be added first.")


class NoRecipientError(LadingError):
    """A message to nobody."""

    status = 409
    type = "no-recipient"
    title = N_("Add at least one recipient.")


class BadRecipientError(LadingError):
    """What stands among the recipients is no address."""

    status = 400
    type = "bad-recipient"
    title = N_("“{address}” is not an e-mail address.")


class NotDraftError(LadingError):
    """The message is on its way, or gone: it cannot be changed any more."""

    status = 409
    type = "not-a-draft"
    title = N_("This message is on its way already and cannot be changed.")


class TooLateError(LadingError):
    """The message was called back when a server had it already."""

    status = 409
    type = "too-late"
    title = N_("This message has gone out already.")


class AttachmentsTooLargeError(LadingError):
    """More than mail servers take."""

    status = 413
    type = "attachments-too-large"
    title = N_("All files of a message together may have {limit}. Share larger ones by a link.")


class WarningsError(LadingError):
    """Something about the message looks wrong; `warnings` in the answer tell what. Send again with their codes
    accepted to send all the same."""

    status = 409
    type = "warnings"
    title = N_("Something about this message looks wrong. Look at it before you send.")


class SuppressedError(LadingError):
    """Every recipient asked not to be written to, or cannot be reached."""

    status = 409
    type = "suppressed"
    title = N_("Nobody of these recipients may be written to.")


class SendTimeError(LadingError):
    """A time to send at that has passed, lies too far ahead, or is not known."""

    status = 400
    type = "send-time"
    title = N_("Choose a time within the next year.")


class TenantMailOnlyError(LadingError):
    """Mail is written by people; an API key has no address of its own."""

    status = 403
    type = "person-writes-mail"
    title = N_("Only a signed-in person can write mail.")


class AliasExistsError(LadingError):
    """The mailbox has this address already."""

    status = 409
    type = "alias-exists"
    title = N_("This mailbox has {address} already.")
