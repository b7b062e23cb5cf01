"""What can be wrong with what is asked of reading."""

from i18n.messages import N_
from tenants.errors import LadingError


class AlreadyRereadingError(LadingError):
    """A run is under way; there is one at a time."""

    status = 409
    type = "already-rereading"
    title = N_("All mail is being read anew already.")


class NoOpinionError(LadingError):
    """The language model's endpoint gave no answer that can be used."""

    status = 502
    type = "no-opinion"
    title = N_("The language model did not answer as expected. Look at its address, key and name.")
