"""A search as the database understands it: lexemes, and the records that operators name.

Lexemes of `MessageSearch.words` are the mark of tenant and subject, then a word; `/f/word` and the like for a word of
one field; `/a` for a message with attachments. Only the words of no field have places, for phrases.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select

from backend.conversations.queries.syntax import Field, Query, Term
from backend.customers import queries as customers
from i18n.messages import N_
from i18n.words import QueryWord, fold, phrase_words, query_words, without_article
from mail_ingest.store.models import Mailbox, MailFolder
from mail_ingest.store.sight import visible_mailboxes
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.search import mark_of, quoted
from tenants.session import ReadSession

SUBJECT: Final = "message"
ATTACHMENT: Final = "/a"
FIELDS: Final[dict[Field, str]] = {"any": "", "from": "/f/", "to": "/t/", "cc": "/c/", "subject": "/s/",
                                   "filename": "/n/"}  # fmt: skip
#: A shorter beginning of a word would be thousands of words.
_SHORTEST_BEGINNING: Final = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the door looks for, and what to highlight in what it finds."""

    #: Text of a tsquery; None for no condition on words.
    tsquery: str | None
    #: Whether an index can begin with a word that has to be there.
    leading: bool
    #: What shows why a message was found: words of any field, of people, of the subject, of file names.
    shown: tuple[tuple[Field, QueryWord], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What `in:` and `company:` name; None leaves one out."""

    mailboxes: tuple[UUID, ...] = ()
    folders: tuple[UUID, ...] | None = None
    companies: tuple[UUID, ...] | None = None


def wanted_words(tenant_id: UUID, query: Query) -> Wanted:
    """The words of a search."""
    mark = mark_of(tenant_id, SUBJECT)
    parts: list[str] = []
    shown: list[tuple[Field, QueryWord]] = []
    leading = False
    for term in query.terms:
        text = _phrase(mark, term) if term.phrase and term.field == "any" else _all_of(mark, term)
        if text is None:
            continue
        parts.append(f"!({text})" if term.negated else text)
        if not term.negated:
            leading = True
            shown += [(term.field, QueryWord(form, prefix)) for word, prefix in _words(term) for form in _forms(word)]
    if query.attachment is not None:
        lexeme = quoted(mark + ATTACHMENT)
        parts.append(lexeme if query.attachment else f"!{lexeme}")
        leading = leading or query.attachment
    return Wanted(" & ".join(parts) or None, leading, tuple(shown))


def _words(term: Term) -> list[QueryWord]:
    """A phrase is finished, and so is whatever has white space behind it."""
    words = query_words(f"{term.text} " if term.phrase else term.text)
    return [
        QueryWord(word, prefix and (len(word) >= _SHORTEST_BEGINNING or not word.isascii())) for word, prefix in words
    ]


def _all_of(mark: str, term: Term) -> str | None:
    lead = mark + FIELDS[term.field]
    return " & ".join(_either(lead, word, ":*" if prefix else "") for word, prefix in _words(term)) or None


def _phrase(mark: str, term: Term) -> str | None:
    words = phrase_words(term.text)
    if len(words) < 2:
        return _all_of(mark, term)
    text = _either(mark, words[0].word)
    for word, distance in words[1:]:
        text += f" <{distance}> {_either(mark, word)}"
    return f"({text})"


def _forms(word: str) -> list[str]:
    bare = without_article(word)
    return [word, bare] if bare else [word]


def _either(lead: str, word: str, suffix: str = "") -> str:
    """Any form of the word."""
    forms = [f"{quoted(lead + form)}{suffix}" for form in _forms(word)]
    return forms[0] if len(forms) == 1 else f"({' | '.join(forms)})"


async def find_places(session: ReadSession, actor: Actor, query: Query) -> Places:
    """The records that `in:` and `company:` name; raises `ValidationFailedError` for a place that nothing is called."""
    mailboxes: list[UUID] = []
    folders: list[UUID] | None = None
    for name in query.places:
        wanted = fold(name)
        found = list(
            await session.scalars(
                select(Mailbox.id).where(
                    Mailbox.removed_at.is_(None),
                    visible_mailboxes(actor),
                    or_(
                        Mailbox.address == name.casefold(),
                        func.lower(Mailbox.display_name) == name.lower(),
                        func.split_part(Mailbox.address, "@", 1) == name.casefold(),
                    ),
                )
            )
        )
        mailboxes += found
        named = await session.execute(
            select(MailFolder.id, MailFolder.name)
            .join(Mailbox, Mailbox.id == MailFolder.mailbox_id)
            .where(visible_mailboxes(actor), Mailbox.removed_at.is_(None))
        )
        there = [row.id for row in named if wanted in {fold(row.name), fold(row.name.rpartition("/")[2])}]
        if there and not found:
            folders = [*(folders or ()), *there]
        if not found and not there:
            raise ValidationFailedError(
                errors=[FieldProblem("q", "place", N_("No mailbox or folder is called “{name}”."), name=name)]
            )
    companies: tuple[UUID, ...] | None = None
    for name in query.companies:
        hits = await customers.companies_named(session, name)
        companies = tuple(hits) if companies is None else tuple(set(companies) & set(hits))
    return Places(tuple(mailboxes), None if folders is None else tuple(folders), companies)


def day_begins(day: date | None, zone: ZoneInfo, *, plus: int = 0) -> datetime | None:
    """The instant at which a day of a zone begins, or the one so many days after it."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=plus), time(), zone).astimezone(UTC)
