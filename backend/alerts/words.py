"""What alerts and the problems of channels say, in the language of whoever reads it."""

from typing import Final

from backend.alerts.models import Alert
from i18n.messages import N_, translate

_PROBLEMS: Final[dict[str, str]] = {
    "push-ended": N_("This browser takes no alerts any more. Switch them on there again."),
    "push-key": N_("The push service does not accept this server's key. Your operator has to look at it."),
    "push-too-large": N_("The alert was too large for the push service."),
    "push-refused": N_("The push service refused the alert."),
    "push-busy": N_("The push service is busy; it is tried again."),
    "robot-security": N_(
        "The robot refuses this server: check its keyword, signing key and the list of permitted addresses."
    ),
    "robot-signature": N_("The robot does not accept the signature: check its signing key, and this server's clock."),
    "robot-keyword": N_("The robot asks for a keyword that the alert does not contain: enter it here."),
    "robot-gone": N_("There is no such robot any more: it was removed from its group, or its address is wrong."),
    "robot-stopped": N_("The robot was stopped in its group."),
    "robot-busy": N_("The robot may send no more for now; what waits goes out as one digest."),
    "robot-refused": N_("The robot refused the alert."),
    "address-refused": N_("The address leads nowhere that this server may go."),
    "unreachable": N_("The service could not be reached; it is tried again."),
    "no-mail-server": N_("Your operator has set up no mail server for digests."),
    "mail-refused": N_("The mail server refused the digest."),
    "secret-lost": N_("What leads there cannot be opened any more. Remove it and add it again."),
}


def problem_words(code: str | None, locale: str) -> str | None:
    """Why a channel fails, as a sentence."""
    return None if code is None else translate(_PROBLEMS.get(code, code), locale)


def alert_title(alert: Alert, locale: str) -> str:
    """The title of an alert; on behalf of whom, when a deputy reads it."""
    title = translate(alert.title, locale, **alert.params)
    if alert.on_behalf_of is None:
        return title
    return translate("For {name}: {title}", locale, name=alert.on_behalf_of, title=title)
