"""What can go wrong with leads."""

from i18n.messages import N_
from tenants.errors import LadingError


class LeadClosedError(LadingError):
    """Only open leads are given to somebody, paused or answered."""

    status = 409
    type = "lead-closed"
    title = N_("This lead is closed. Open it again first.")


class FormClosedError(LadingError):
    """A form takes nothing in: it was switched off, or the page that it stands on may not use it."""

    status = 403
    type = "form-closed"
    title = N_("This form takes no inquiries now.")
