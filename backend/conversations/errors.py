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
