"""What can be wrong with a request about mailboxes."""

from i18n.messages import N_
from tenants.errors import LadingError


class MailboxExistsError(LadingError):
    """The address has a mailbox already."""

    status = 409
    type = "mailbox-exists"
    title = N_("There is already a mailbox for {address}.")


class ArchiveMailboxError(LadingError):
    """An archive has no server to ask and no settings to change."""

    status = 409
    type = "mailbox-is-archive"
    title = N_("This mailbox holds imported mail and is connected to no server.")


class NotMailboxOwnerError(LadingError):
    """Opening a mailbox to more people is for its owner to decide."""

    status = 403
    type = "not-mailbox-owner"
    title = N_("Only the owner of a mailbox can let more people look into it.")
