"""What a caller can do wrong in trade."""

from tenants.errors import N_, LadingError


class QuoteFrozenError(LadingError):
    """The version was sent, or the quote was answered."""

    status = 409
    type = "quote-frozen"
    title = N_("This version was sent and cannot be changed. Make a new version.")


class ApprovalNeededError(LadingError):
    """The margin is below the floor and nobody has approved that."""

    status = 409
    type = "approval-needed"
    title = N_("The margin is below the floor. A manager has to approve it first.")


class PriceMissingError(LadingError):
    """A line has no price or no quantity."""

    status = 409
    type = "price-missing"
    title = N_("A line has no price or no quantity yet.")


class WrongStateError(LadingError):
    """The record's state does not allow this."""

    status = 409
    type = "wrong-trade-state"
    title = N_("This cannot be done in the state that it is in now.")


class OrderLockedError(LadingError):
    """The ERP holds the order, since its production has begun."""

    status = 409
    type = "order-locked"
    title = N_("Production has begun: quantities, products and prices are locked.")


class RateMissingError(LadingError):
    """No rate between two currencies is known."""

    status = 409
    type = "rate-missing"
    title = N_("No exchange rate from {base} to {quote} is known. Enter one.")


class RateFeedError(LadingError):
    """The feed could not be read."""

    status = 502
    type = "rate-feed-failed"
    title = N_("The exchange rates could not be fetched from {host}.")


class NameTakenError(LadingError):
    """Something else has this number, code or name."""

    status = 409
    type = "trade-name-taken"
    title = N_("This code or name is taken already.")
