"""What a program or a person gives to be sent, and the mail that an answer belongs to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from backend.outreach.sending.content import Footer
from backend.outreach.sending.models import Mode, Origin
from mail_ingest.submit.mime import Party, Unsubscribe

_Tag = Annotated[str, msgspec.Meta(max_length=35)]


class TemplateChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Which version of a template a message was written from: what its reader wants, what there was, and why that one
    (`i18n.variants.Reason`)."""

    language: _Tag
    wanted: _Tag | None = None
    reason: Annotated[str, msgspec.Meta(max_length=40)] = ""


class OutgoingFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is in the blob store already (kind `outgoing`). With a `content_id` the HTML shows it."""

    filename: str
    content_type: str
    size: int
    sha256: str
    content_id: str | None = None


class OutgoingDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A whole message to be queued by `queueing.queue_messages`.

    `author_id` is the membership in whose name it goes: the actor's own where that is a person; a job (a sequence) has
    to name one, and only addresses that this person may send from are taken. `mailbox_id` and `from_address` name the
    sender. `html` is the author's part; with `with_signature` the sender's signature follows.
    `parent_id` is the stored message that this answers: threading headers, conversation and quote come from it.
    `follows_id` is an outgoing message whose thread this one continues. `footer` is our own, below all that the
    author wrote. `id` is chosen by who has to know it before.
    `unique_key` names what the message is for ("sequence:<enrolment>:<step>"): given again, nothing is queued again.
    """

    mailbox_id: UUID
    from_address: str
    to: Sequence[Party]
    subject: str
    html: str
    cc: Sequence[Party] = ()
    bcc: Sequence[Party] = ()
    mode: Mode = "new"
    origin: Origin = "person"
    parent_id: UUID | None = None
    with_signature: bool = True
    with_quote: bool = False
    language: str | None = None
    files: Sequence[OutgoingFile] = ()
    unsubscribe: Unsubscribe | None = None
    template_id: UUID | None = None
    template_choice: TemplateChoice | None = None
    preheader: str = ""
    send_at: datetime | None = None
    author_id: UUID | None = None
    unique_key: str | None = None
    follows_id: UUID | None = None
    footer: Footer | None = None
    id: UUID | None = None
