"""Errors of the overlap radar."""

from i18n.messages import N_
from tenants.errors import LadingError


class OverlapLimitError(LadingError):
    """Somebody asked too often: the radar answers questions about a customer, it is no list of them."""

    status = 429
    type = "overlap-limit"
    title = N_("You have asked {most} times. Please ask again in {minutes} min.")


class NothingToAppealError(LadingError):
    """The company is not a colleague's, or the appeal stands already."""

    status = 409
    type = "nothing-to-appeal"
    title = N_("There is nothing to decide here: the customer is no colleague's, or you have asked already.")


class AppealDecidedError(LadingError):
    """Somebody decided the appeal before."""

    status = 409
    type = "appeal-decided"
    title = N_("This appeal is decided already.")
