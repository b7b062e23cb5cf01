"""What a caller can do wrong with money."""

from tenants.errors import N_, LadingError


class MoreThanReceivedError(LadingError):
    """The parts come to more than what was credited, or the borne charges to more than what banks took."""

    status = 409
    type = "more-than-received"
    title = N_("The parts come to more than was received: {given} of {available} {currency}.")


class MoreThanDueError(LadingError):
    """An order would be settled beyond its total."""

    status = 409
    type = "more-than-due"
    title = N_("{number} would be settled beyond its total, by {over} {currency}.")


class CreditBeyondInvoiceError(LadingError):
    """Credit notes would take off more than was charged."""

    status = 409
    type = "credit-beyond-invoice"
    title = N_("Credit notes would take {over} {currency} more off {number} than was charged.")


class WrongPaymentStateError(LadingError):
    """A cancelled payment cannot be shared out, a received one cannot be received again."""

    status = 409
    type = "wrong-payment-state"
    title = N_("This cannot be done with this payment any more.")
