"""Errors of the room."""

from i18n.messages import N_
from tenants.errors import LadingError


class UnknownErpError(LadingError):
    """No adapter has that name."""

    status = 400
    type = "unknown-erp"
    title = N_("Lading has no adapter of that name.")


class LinkNameTakenError(LadingError):
    """Another link has that name."""

    status = 409
    type = "erp-link-name-taken"
    title = N_("Another link has this name already.")


class LinkNotReadyError(LadingError):
    """The link was not tried yet, or needs attention."""

    status = 409
    type = "erp-link-not-ready"
    title = N_("Try the connection first; it must succeed before anything flows.")


class RehearsalNeededError(LadingError):
    """Nothing is switched on before a rehearsal."""

    status = 409
    type = "erp-rehearsal-needed"
    title = N_("Rehearse first: look at what would happen before you switch it on.")


class NotOfferedError(LadingError):
    """The ERP, or its adapter, cannot do that."""

    status = 409
    type = "erp-not-offered"
    title = N_("This ERP does not offer that.")


class NoErpForOrderError(LadingError):
    """No link takes orders."""

    status = 409
    type = "no-erp-for-orders"
    title = N_("No ERP link takes orders yet. An admin switches that on.")


class MappingInvalidError(LadingError):
    """A mapping that does not hold together."""

    status = 400
    type = "erp-mapping-invalid"
    title = N_("This mapping does not hold together: {what}")
