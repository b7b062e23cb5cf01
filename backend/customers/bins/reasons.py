"""Why something is in its bin, in words."""

from typing import Final, Literal, get_args

from i18n.messages import N_, translate

ReasonCode = Literal[
    "answered_us",
    "we_answered",
    "ordered",
    "paid",
    "inquiry",
    "wrote",
    "we_wrote",
    "introduced",
    "free_mail",
    "known_company",
    "pitch",
    "scam",
    "newsletter",
    "notification",
    "machine_address",
    "classifier",
    "person",
    "typed",
]
REASON_CODES: tuple[str, ...] = get_args(ReasonCode)

REASONS: Final[dict[str, str]] = {
    "answered_us": N_("They answered what we wrote."),
    "we_answered": N_("We answered what they wrote."),
    "ordered": N_("They wrote about an order."),
    "paid": N_("They wrote about a payment."),
    "inquiry": N_("They asked for something."),
    "wrote": N_("A person wrote to us."),
    "we_wrote": N_("We wrote to them; nobody answered yet."),
    "introduced": N_("Somebody who writes to us named them as a recipient."),
    "free_mail": N_("They write from free mail, where buyers are easily overlooked."),
    "known_company": N_("They belong to a customer."),
    "pitch": N_("They only offer something for sale."),
    "scam": N_("What they write looks like fraud."),
    "newsletter": N_("Only bulk mail came from there."),
    "notification": N_("Only messages made by programs came from there."),
    "machine_address": N_("Only programs write from this address."),
    "classifier": N_("It is like what you decided before."),
    "person": N_("A colleague decided."),
    "typed": N_("It was entered by hand, imported or sent by another program."),
}


def reason_text(code: str, locale: str) -> str:
    """A reason in the reader's language; a code of a newer version as it is."""
    return translate(REASONS[code], locale) if code in REASONS else code
