"""How outreach writes addresses down, so that the same one is found again."""

from mail_ingest.parse.addresses import normalise_address


def address_key(text: str) -> str:
    """The address for comparing: domain in lower-case A-labels, everything casefolded; "" when there is none.

    Folding the local part is against the letter of RFC 5321, but no provider tells `Anna@` from `anna@`, and writing to
    somebody who asked not to be written to is the worse mistake.
    """
    return normalise_address(text).casefold()
