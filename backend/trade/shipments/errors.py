"""What a caller can do wrong with shipments."""

from tenants.errors import N_, LadingError


class CannotTravelTogetherError(LadingError):
    """Orders in several currencies, or on several delivery terms, cannot share an invoice and a bill of lading."""

    status = 409
    type = "cannot-travel-together"
    title = N_("{one} and {other} have different currencies or delivery terms.")
