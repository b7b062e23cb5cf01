"""Why a reader gets this language version, in words."""

from collections.abc import Mapping
from typing import Final

from i18n.messages import N_, translate

_REASONS: Final[Mapping[str, str]] = {
    "exact": N_("the contact's language"),
    "same_language_script": N_("same language+script"),
    "other_region": N_("same language, written for another region"),
    "script_mismatch": N_("same language in another script"),
    "second_language": N_("the company's language"),
    "house_language": N_("your company's default language"),
    "english": N_("English, since nothing closer is there"),
    "chosen": N_("chosen by hand"),
    "source": N_("the only version that is ready"),
}


def reason_text(reason: str, locale: str) -> str:
    """The words for an `i18n.variants.Reason`; empty for none."""
    return translate(_REASONS[reason], locale) if reason in _REASONS else ""
