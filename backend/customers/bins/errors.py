"""What can be wrong with a decision."""

from i18n.messages import N_
from tenants.errors import LadingError


class NothingToDecideError(LadingError):
    """None of the subjects exists any more, or none was named."""

    status = 404
    type = "nothing-to-decide"
    title = N_("There is nothing to decide about: it was merged, deleted or decided by somebody else.")
