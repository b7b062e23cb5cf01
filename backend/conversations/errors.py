"""What can be wrong with a request about conversations."""

from i18n.messages import N_
from tenants.errors import LadingError


class PersonNeededError(LadingError):
    """What is read is kept per person; an API key is none."""

    status = 403
    type = "person-needed"
    title = N_("Only a signed-in person can mark conversations as read.")


class ContentMissingError(LadingError):
    """The blob store lost a raw message: an operator has to restore it from a backup."""

    status = 404
    type = "content-missing"
    title = N_("The original of this message is missing from the store.")


class RemoteImageError(LadingError):
    """A remote image could not be fetched, or is none."""

    status = 502
    type = "remote-image-unavailable"
    title = N_("This image could not be loaded from its server.")


class NotOwnMailboxError(LadingError):
    """Who sees a conversation is decided by the owners of the mailboxes that it lies in."""

    status = 403
    type = "not-own-mailbox"
    title = N_("Only the owner of a mailbox that this conversation lies in can decide who sees it.")


class PartlyHiddenError(LadingError):
    """Part of the conversation lies in a mailbox that is closed to whoever wants to share or regroup it."""

    status = 409
    type = "partly-hidden"
    title = N_("Part of this conversation lies in a mailbox that is closed to you.")


class NothingToSplitOffError(LadingError):
    """A conversation cannot be split at its first message."""

    status = 409
    type = "nothing-to-split"
    title = N_("This is the first message of the conversation: nothing would stay behind.")


class SameConversationError(LadingError):
    """A conversation cannot be joined with itself."""

    status = 409
    type = "same-conversation"
    title = N_("These are one conversation already.")


class CannotUndoError(LadingError):
    """What was put right was changed again since."""

    status = 409
    type = "cannot-undo"
    title = N_("This cannot be undone any more: these conversations were changed again since.")


class WholeAlreadyError(LadingError):
    """All of a message is here."""

    status = 409
    type = "whole-already"
    title = N_("All of this message is here.")


class NotOnServerError(LadingError):
    """The rest of a message cannot be fetched: its mailbox does not have it any more."""

    status = 409
    type = "not-on-server"
    title = N_("The rest of this message is not on the mail server any more.")


class ClaimedAlreadyError(LadingError):
    """Somebody looks after the conversation already."""

    status = 409
    type = "claimed-already"
    title = N_("{name} looks after this conversation already.")
