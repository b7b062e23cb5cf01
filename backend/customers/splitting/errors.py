"""Errors of splits."""

from i18n.messages import N_
from tenants.errors import LadingError


class CannotSplitError(LadingError):
    """Nobody was named who is of that company, or the other company is the same one."""

    status = 400
    type = "cannot-split"
    title = N_("These people cannot be moved to that company.")


class SplitUndoneError(LadingError):
    """The split was undone already."""

    status = 409
    type = "split-undone"
    title = N_("This move was undone already.")


class LaterSplitError(LadingError):
    """Some of the people were moved on since."""

    status = 409
    type = "later-split"
    title = N_("{name} was moved again since. Undo the later move first.")
