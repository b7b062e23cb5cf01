"""Errors of duplicates and merges."""

from i18n.messages import N_
from tenants.errors import LadingError


class CannotMergeError(LadingError):
    """The records cannot become one: the same one twice, or too many."""

    status = 400
    type = "cannot-merge"
    title = N_("These records cannot be merged.")


class MergeUndoneError(LadingError):
    """The merge was undone already."""

    status = 409
    type = "merge-undone"
    title = N_("This merge was undone already.")


class MergeTooOldError(LadingError):
    """The time in which the merge could be undone is over."""

    status = 409
    type = "merge-too-old"
    title = N_("A merge can be undone for {days} days; this one is older.")


class LaterMergeError(LadingError):
    """One of the records was merged again since; `merge_id` in the answer names that merge."""

    status = 409
    type = "later-merge"
    title = N_("{name} was merged again since. Undo the later merge first.")


class PossibleDuplicateError(LadingError):
    """The record exists already, for certain or likely; `twins` in the answer name the records."""

    status = 409
    type = "possible-duplicate"
    title = N_("{name} may already be here.")
