"""Errors of imports."""

from i18n.messages import N_
from tenants.errors import LadingError


class ImportStateError(LadingError):
    """The import is in a state in which this cannot be done: it runs, is done, or was taken back."""

    status = 409
    type = "import-state"
    title = N_("This import is at a point where that cannot be done.")


class ImportTooOldError(LadingError):
    """What an import did can be taken back for 30 days."""

    status = 409
    type = "import-too-old"
    title = N_("This import was done too long ago to be undone.")
