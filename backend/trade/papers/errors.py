"""What a caller can do wrong with papers."""

from tenants.errors import N_, LadingError


class PaperContradictsError(LadingError):
    """The paper contradicts the order or its other papers; `contradictions` in the answer lists how."""

    status = 409
    type = "paper-contradicts"
    title = N_("This paper contradicts the order or its other papers. Correct it, or say why it may go out.")


class PaperNotPossibleError(LadingError):
    """What the paper is about is not there: an order's confirmation, our own name and address."""

    status = 409
    type = "paper-not-possible"
    title = N_("Enter the name and address of your company in the settings of papers first.")


class PaperClosedError(LadingError):
    """The paper was replaced or voided already."""

    status = 409
    type = "paper-closed"
    title = N_("This paper was replaced or voided already.")
