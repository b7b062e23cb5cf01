"""What forms say in our words, and how a field is called in a language."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from backend.leads.vocabulary import FieldKind
from i18n.locale import SUPPORTED, best_match
from i18n.messages import N_, translate

LABELS: Final[dict[FieldKind, str]] = {
    "name": N_("Your name"),
    "email": N_("E-mail"),
    "company": N_("Company"),
    "phone": N_("Phone or WhatsApp"),
    "country": N_("Country"),
    "product": N_("Product"),
    "quantity": N_("Quantity"),
    "message": N_("Message"),
    "text": N_("Answer"),
    "choice": N_("Choose"),
}
TITLE: Final = N_("Ask for a quotation")
BUTTON: Final = N_("Send inquiry")
THANKS: Final = N_("Thank you. We have your inquiry and will answer soon.")
NEEDED: Final = N_("This is needed.")
WRONG_EMAIL: Final = N_("This is no e-mail address.")
CLOSED: Final = N_("This form takes no inquiries now.")
TOO_MANY: Final = N_("Too many inquiries came from here. Please try again later.")
AGREE: Final = N_("Please agree to this, or we may not keep your inquiry.")
HELD: Final[dict[str, str]] = {
    "honeypot": N_("A field that people do not see was filled in."),
    "fast": N_("It was filled in faster than a person types."),
    "no_stamp": N_("It did not come from the page of the form."),
    "links": N_("It is full of links."),
    "stale": N_("The page of the form had been open for days."),
    "reused": N_("The same page of the form was sent many times."),
    "throwaway": N_("Its address is one that people throw away."),
}
_OURS: Final = tuple(locale.tag for locale in SUPPORTED)


def language_for(wanted: Sequence[str], languages: Sequence[str]) -> str:
    """The form's language for a reader who wants these; its first for everybody else."""
    for tag in wanted:
        found = best_match(tag, tuple(languages))
        if found is not None:
            return found
    return languages[0]


def ours(text: str, language: str) -> str:
    """A text of ours in a language of the form; in English where we do not speak it."""
    return translate(text, best_match(language, _OURS) or "en")


def label_of(field: Mapping[str, Any], language: str, first: str) -> str:
    """What a field is called."""
    labels = field.get("labels") or {}
    return labels.get(language) or ours_if_known(field, language) or labels.get(first) or ours(_own(field), "en")


def ours_if_known(field: Mapping[str, Any], language: str) -> str:
    """Our own name of a field's kind, where the kind has one that says enough."""
    if field["kind"] in {"text", "choice"} or best_match(language, _OURS) is None:
        return ""
    return ours(_own(field), language)


def _own(field: Mapping[str, Any]) -> str:
    kind: FieldKind = field["kind"]
    return LABELS[kind]
