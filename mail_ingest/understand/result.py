"""What `understand` gives back."""

from enum import StrEnum
from typing import Final

import msgspec

from i18n.messages import N_
from mail_ingest.parse.message import Address

#: Raise it when the same message would now give other facts.
EXTRACTOR_VERSION: Final = 7


class Kind(StrEnum):
    """Who wrote it."""

    HUMAN = "human"
    MACHINE = "machine"


class MessageKind(StrEnum):
    """What a message is for. The last four are no letters by people."""

    INQUIRY = "inquiry"
    REPLY = "reply"
    ORDER = "order"
    COMPLAINT = "complaint"
    PAYMENT = "payment"
    LOGISTICS = "logistics"
    #: A supplier or a service offers something.
    PITCH = "pitch"
    SCAM = "scam"
    OTHER = "other"
    NEWSLETTER = "newsletter"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    NOTIFICATION = "notification"

    @property
    def by_people(self) -> bool:
        return self not in {
            MessageKind.NEWSLETTER, MessageKind.AUTO_REPLY, MessageKind.BOUNCE, MessageKind.NOTIFICATION,
        }  # fmt: skip


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
    """What a fact is about. `person.` facts belong to the contact, `company.` facts to the company, `request.` facts
    to what the message asks for."""

    #: `detail`: "family-first" or "given-first", as it is written.
    PERSON_NAME = "person.name"
    PERSON_GIVEN_NAME = "person.given_name"
    PERSON_FAMILY_NAME = "person.family_name"
    #: The same person's name in its own script, where `person.name` is romanised.
    PERSON_NATIVE_NAME = "person.native_name"
    PERSON_HONORIFIC = "person.honorific"
    #: `detail` is the rank (`fields.identity.seniority`).
    PERSON_TITLE = "person.title"
    PERSON_DEPARTMENT = "person.department"
    #: `detail`: "mobile", "fixed", "whatsapp", "ext=12"...
    PERSON_PHONE = "person.phone"
    #: An account; `detail` is the network: "whatsapp", "wechat", "skype", "linkedin", "qq"...
    PERSON_HANDLE = "person.handle"
    #: An address in the signature other than the author's.
    PERSON_EMAIL = "person.email"
    #: IANA zone, or "UTC+05:30"; `detail` says from what it was concluded.
    PERSON_TIME_ZONE = "person.time_zone"
    COMPANY_NAME = "company.name"
    #: The same firm's name in another script.
    COMPANY_OTHER_NAME = "company.other_name"
    COMPANY_WEBSITE = "company.website"
    COMPANY_DOMAIN = "company.domain"
    COMPANY_ADDRESS = "company.address"
    #: Parts of the address, as written.
    COMPANY_STREET = "company.street"
    COMPANY_CITY = "company.city"
    COMPANY_REGION = "company.region"
    COMPANY_POSTCODE = "company.postcode"
    COMPANY_COUNTRY = "company.country"
    COMPANY_FAX = "company.fax"
    #: `detail` is the sort of number: "VAT", "CNPJ", "RFC", "INN"...
    COMPANY_TAX_ID = "company.tax_id"
    REQUEST_PRODUCT = "request.product"
    REQUEST_QUANTITY = "request.quantity"
    #: "CIF Santos"; `detail` is the rule alone.
    REQUEST_INCOTERM = "request.incoterm"
    REQUEST_PORT = "request.port"
    #: "USD 12.50".
    REQUEST_PRICE = "request.price"
    REQUEST_CERTIFICATE = "request.certificate"
    REQUEST_URGENCY = "request.urgency"


class Source(msgspec.Struct, frozen=True):
    """Where a fact was read: characters `start` to `end` of `part`.

    `part` is "text" (the string that `reading_text` gives for the message), "from" (the author's name and address as
    one string, `Name <address>`), "card" (an attached vCard), "calendar" (a calendar part) or "date" (the header).
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
    #: Which sort of value it is, where there are several; see `Field`.
    detail: str | None = None


class Signature(msgspec.Struct, frozen=True):
    """The closing block: characters `start` to `end` of the reading text."""

    start: int
    end: int
    text: str


class InnerAuthor(msgspec.Struct, frozen=True):
    """Who wrote a message quoted or forwarded below, and where its heading stands in the reading text."""

    author: Address
    start: int
    end: int


class Origin(StrEnum):
    """In which way a message tells of somebody else than its author."""

    QUOTED = "quoted"
    CARD = "card"
    CALENDAR = "calendar"


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody else whom a message tells of, and the facts that are theirs, not the author's."""

    person: Address
    origin: Origin
    facts: tuple[Fact, ...] = ()


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
    message_kind: MessageKind = MessageKind.OTHER
    #: Of `message_kind`, between 0 and 1.
    kind_confidence: float = 0.0
    #: Where the author's own new text ends in the reading text (characters).
    new_text_end: int | None = None
    #: Notices below the signature (lawyers' text, list footers): characters of the reading text.
    notices: tuple[int, int] | None = None
    #: Of messages quoted or forwarded, the outermost first.
    inner_authors: tuple[InnerAuthor, ...] = ()
    others: tuple[Other, ...] = ()
    #: The language model that was asked about the letter as well, if one was.
    opinion: str | None = None
