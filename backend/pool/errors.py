"""What can go wrong with pools and handing over."""

from i18n.messages import N_
from tenants.errors import LadingError


class NotInPoolError(LadingError):
    """Somebody else was quicker, or the customer was given to somebody."""

    status = 409
    type = "not-in-pool"
    title = N_("This customer is not in the pool any more.")


class ClaimCapError(LadingError):
    """So many claims a day are allowed, and they are used up."""

    status = 409
    type = "claim-cap"
    title = N_("You have claimed {most} customers today; more go tomorrow.")


class HoldingCapError(LadingError):
    """Whoever claims holds as many customers as they may."""

    status = 409
    type = "holding-cap"
    title = N_("You look after {most} customers already, which is as many as you may. Release one first.")


class CoolDownError(LadingError):
    """The former owner waits some days."""

    status = 409
    type = "cool-down"
    title = N_("This customer was yours until lately. You can claim it again from {day}.")


class ViewCapError(LadingError):
    """So many customers of pools may be looked at in a day."""

    status = 409
    type = "view-cap"
    title = N_("You have looked at {most} customers of the pool today; more go tomorrow.")


class PinCapError(LadingError):
    """So many customers may be pinned."""

    status = 409
    type = "pin-cap"
    title = N_("You may pin {most} customers. Take a pin off another one first.")


class NotYoursError(LadingError):
    """Only who looks after a customer asks to keep it, pins or releases it."""

    status = 403
    type = "not-yours"
    title = N_("You do not look after this customer.")


class RequestOpenError(LadingError):
    """One request about a customer is enough."""

    status = 409
    type = "request-open"
    title = N_("Somebody has to decide about your last request for this customer first.")


class RequestDecidedError(LadingError):
    """A request is decided once."""

    status = 409
    type = "request-decided"
    title = N_("This request was decided already.")


class PoolExistsError(LadingError):
    """Another pool has this name."""

    status = 409
    type = "pool-exists"
    title = N_("There is a pool of this name already.")


class PoolNotEmptyError(LadingError):
    """A pool with customers in it cannot be put aside."""

    status = 409
    type = "pool-not-empty"
    title = N_("There are customers in this pool. Give them to somebody, or put them into another pool, first.")


class HandoverDoneError(LadingError):
    """Only a leave that is still on comes back."""

    status = 409
    type = "handover-done"
    title = N_("This handing over cannot be taken back any more.")
