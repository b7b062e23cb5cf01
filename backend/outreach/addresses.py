"""How outreach writes addresses down, so that the same one is found again."""

from mail_ingest.parse.addresses import normalise_address


def address_key(text: str) -> str:
    """The address for comparing: domain in lower-case A-labels, everything casefolded; "" when there is none.

    Folding the local part is against the letter of RFC 5321, but no provider tells `Anna@` from `anna@`, and writing to
    somebody who asked not to be written to is the worse mistake.
    """
    return normalise_address(text).casefold()


def reader_key(key: str) -> str:
    """The key of whoever reads mail at the address with this key: what stands behind a plus is a label of theirs
    (RFC 5233), and `ana+offers@x.example` the same person as `ana@x.example`."""
    local, _, domain = key.rpartition("@")
    name = local.partition("+")[0]
    return f"{name}@{domain}" if name else key


def domain_key(text: str) -> str:
    """`@x.example` for everybody at that domain, as `address_key` writes domains; "" when it names none."""
    given = text.strip()
    return address_key(f"x{given}")[1:] if given.startswith("@") else ""
