"""What `understand` gives back."""

from enum import StrEnum
from typing import Final

import msgspec

from i18n.messages import N_
from mail_ingest.parse.message import Address

#: Raise it when the same message would now give other facts.
EXTRACTOR_VERSION: Final = 1


class Kind(StrEnum):
    """Who wrote it."""

    HUMAN = "human"
    MACHINE = "machine"


class Reason(StrEnum):
    """Why a message counts as written by a machine."""

    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    NEWSLETTER = "newsletter"
    NO_REPLY = "no_reply"
    NOTIFICATION = "notification"


REASON_TEXTS: Final = {
    Reason.BOUNCE: N_("A mail server reports that a message was not delivered."),
    Reason.AUTO_REPLY: N_("An automatic reply."),
    Reason.NEWSLETTER: N_("Sent to many people at once, with a link to unsubscribe."),
    Reason.NO_REPLY: N_("The sender's address takes no replies."),
    Reason.NOTIFICATION: N_("Made by a program, not written by a person."),
}


class Field(StrEnum):
    """What a fact is about. `person.` facts belong to the contact, `company.` facts to the company."""

    PERSON_NAME = "person.name"
    PERSON_GIVEN_NAME = "person.given_name"
    PERSON_FAMILY_NAME = "person.family_name"
    PERSON_TITLE = "person.title"
    PERSON_PHONE = "person.phone"
    COMPANY_NAME = "company.name"
    COMPANY_WEBSITE = "company.website"
    COMPANY_DOMAIN = "company.domain"
    COMPANY_ADDRESS = "company.address"
    COMPANY_COUNTRY = "company.country"


class Source(msgspec.Struct, frozen=True):
    """Where a fact was read: characters `start` to `end` of `part`.

    `part` is "text" (the string that `reading_text` gives for the message) or "from" (the author's name and
    address as one string, `Name <address>`).
    """

    part: str
    start: int
    end: int
    quote: str


class Fact(msgspec.Struct, frozen=True):
    """One piece of evidence. `confidence` is between 0 and 1; countries are ISO 3166-1 alpha-2, phones E.164."""

    field: Field
    value: str
    confidence: float
    source: Source


class Signature(msgspec.Struct, frozen=True):
    """The closing block: characters `start` to `end` of the reading text."""

    start: int
    end: int
    text: str


class Understanding(msgspec.Struct, frozen=True, kw_only=True):
    """What one message tells about who wrote it."""

    version: int = EXTRACTOR_VERSION
    kind: Kind
    reasons: tuple[Reason, ...]
    #: The person behind list software and forms: usually From.
    author: Address | None
    #: The author's registrable domain if it can stand for a company; None for free mail and machines.
    company_domain: str | None
    #: BCP 47, primary language only; None when there is too little text.
    language: str | None
    signature: Signature | None
    facts: tuple[Fact, ...]
