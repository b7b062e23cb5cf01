"""Reasons of verdicts in words."""

from collections.abc import Mapping
from typing import Any, Final

from i18n.messages import N_, translate

_REASONS: Final = {
    "own": N_("You or a colleague looked at it yourselves; it does not count."),
    "trap": N_("A link that no person can see was followed, as only scanners do."),
    "beside_trap": N_("A scanner was at work: at the same time a link was followed that no person can see."),
    "method": N_("Only asked whether the address exists ({method}), as link checkers do."),
    "beside_probe": N_("The same program asked only whether the address exists, as link checkers do."),
    "prefetch": N_("A program fetched it ahead, before anybody asked for it."),
    "filter_network": N_("It came from {who}, where no person browses."),
    "security_agent": N_("It was {who}, checking the mail."),
    "link_preview": N_("It was {who}."),
    "machine_agent": N_("It was {who}."),
    "privacy_proxy": N_("{who} loads images by itself, whether or not anybody reads. Nobody can tell."),
    "unlisted_proxy": N_("It came through {who}. Nobody can tell whether somebody read."),
    "vendor_network": N_(
        "It came through the network of {who}: a check of theirs, or a person who browses through it."
    ),
    "proxy_prefetch": N_("{who} fetched the image {seconds} s after delivery, before anybody can have read it."),
    "proxy": N_(
        "{who} fetched the image long after delivery, as it does when somebody reads. Device and place are unknown."
    ),
    "too_fast": N_("It came {seconds} s after the server took the mail, faster than anybody reads."),
    "many_links": N_("{links} links were followed within seconds, as scanners do."),
    "browser": N_("An ordinary program, at a time and in a way in which people read."),
    "answered_after": N_("The reader answered afterwards."),
    "opened_and_clicked": N_("The same browser showed the mail and, a little later, followed a link in it."),
}
_FORWARDED = N_("{readers} different readers in different networks: somebody may have passed it on.")
_FORWARDED_REPLY = N_("{address} answered it, to whom it had not been sent.")
_WHO: Final = {
    "Apple Mail Privacy Protection": None,
    "no program named": N_("a program that does not say its name"),
    "Gmail's prefetcher": N_("Gmail's prefetcher"),
    "Yandex, which scans images on delivery": N_("Yandex, which scans images on delivery"),
    "a security product": N_("a security product"),
    "a preview of the link in a chat": N_("a preview of the link in a chat"),
    "a program, no browser": N_("a program, no browser"),
    "an image proxy that is not known more closely": N_("an image proxy that is not known more closely"),
    "Microsoft's mail protection (Safe Links)": N_("Microsoft's mail protection (Safe Links)"),
}


def because(reason: str, details: Mapping[str, Any], locale: str) -> str:
    """Why a hit was judged as it was."""
    text = _REASONS.get(reason)
    if text is None:
        return reason
    values = {name: _number(value) for name, value in details.items()}
    label = _WHO.get(str(details.get("who")))
    if label is not None:
        values["who"] = translate(label, locale)
    return translate(text, locale, **values)


def forwarded(signs: Mapping[str, Any], locale: str) -> str | None:
    """What speaks for somebody else having the message; None: nothing."""
    if signs.get("answered_by"):
        return translate(_FORWARDED_REPLY, locale, address=signs["answered_by"])
    if signs.get("readers"):
        return translate(_FORWARDED, locale, readers=_number(signs["readers"]))
    return None


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
