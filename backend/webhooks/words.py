"""What the problems of webhooks say, in the language of whoever reads it."""

from typing import Final

from backend.webhooks.vocabulary import OffReason
from i18n.messages import N_, translate

_PROBLEMS: Final[dict[str, str]] = {
    "address-refused": N_("The address leads into a network that this server may not reach."),
    "no-such-host": N_("The host of this address is not known."),
    "plain-http": N_("Only https addresses are told anything."),
    "timeout": N_("The receiver did not answer within 20 seconds."),
    "certificate": N_("The receiver's certificate could not be verified."),
    "unreachable": N_("The receiver could not be reached."),
    "busy": N_("The receiver is busy and asks for a pause."),
    "redirect": N_("The receiver sent us elsewhere. Redirects are not followed: enter the new address."),
    "refused": N_("The receiver refused the message."),
    "server-error": N_("The receiver ran into an error."),
    "gone": N_("The receiver said that it wants nothing any more (410 Gone)."),
    "secret-lost": N_("The signing secret cannot be opened any more. Make a new one."),
}
_OFF: Final[dict[OffReason, str]] = {
    "gone": N_("Switched off: the receiver said that it wants nothing any more (410 Gone)."),
    "failing": N_("Switched off: nothing had got through for three days."),
    "backlog": N_("Switched off: too many messages were waiting for a receiver that does not keep up."),
}


def problem_words(code: str | None, locale: str) -> str | None:
    """Why an attempt failed, as a sentence."""
    return None if code is None else translate(_PROBLEMS.get(code, code), locale)


def off_words(reason: OffReason | None, locale: str) -> str | None:
    """Why an endpoint was switched off."""
    return None if reason is None else translate(_OFF[reason], locale)
