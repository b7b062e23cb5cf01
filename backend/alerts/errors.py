"""Errors of the domain."""

from i18n.messages import N_
from tenants.errors import LadingError


class AddressRefusedError(LadingError):
    """The address of a robot or a browser does not lead to a service that we know."""

    status = 400
    type = "alert-address-refused"
    title = N_("This address does not belong to that service. Copy it anew from the robot's settings.")


class TrialFailedError(LadingError):
    """A trial alert did not get through."""

    status = 409
    type = "alert-trial-failed"
    title = N_("The trial alert did not get through: {reason}")
