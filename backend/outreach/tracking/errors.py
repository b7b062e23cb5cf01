"""What can be wrong with what is asked of tracking."""

from i18n.messages import N_
from tenants.errors import LadingError


class TrackingHostTakenError(LadingError):
    """Another tenant of this server has entered the host."""

    status = 409
    type = "tracking-host-taken"
    title = N_("This tracking host is used by another account on this server.")
