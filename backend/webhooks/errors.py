"""Errors of the domain."""

from i18n.messages import N_
from tenants.errors import LadingError


class WebhookOffError(LadingError):
    """Nothing can be sent again to an endpoint that is off."""

    status = 409
    type = "webhook-off"
    title = N_("This webhook is switched off. Switch it on first.")
