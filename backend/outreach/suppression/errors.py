"""What can be wrong with what is asked of suppression."""

from i18n.messages import N_
from tenants.errors import LadingError


class AlreadyLiftedError(LadingError):
    """The entry was lifted before."""

    status = 409
    type = "already-lifted"
    title = N_("This address may be written to already.")
