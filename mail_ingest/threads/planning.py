"""Which conversation each message of a batch belongs to.

Messages hang together when they name each other: by Message-ID (their own, In-Reply-To, References), by the
provider's thread id, by Exchange's Thread-Index. Each such name is a *link*; the caller stores link → conversation
for every link of every message, also of messages that never arrived. So a conversation is a connected set of links,
and the order of arrival does not matter: a late parent finds both halves and joins them. (JWZ's algorithm, with
the tree left to the reader: https://www.jwz.org/doc/threading.html.)

Only when no link is known, a reply may join by subject, under strict conditions: joins by subject are where other
programs merge what does not belong together.
"""

from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from mail_ingest.parse.message import ParsedMessage
from mail_ingest.threads.subjects import Subject, read_subject

C = TypeVar("C", bound=Hashable)

MAX_GAP: Final = timedelta(days=90)
#: A conversation of this many messages takes no more by subject.
MAX_MESSAGES: Final = 500
#: References beyond this are left out (the parser already keeps the oldest and newest).
MAX_LINKS: Final = 200


class Reason(StrEnum):
    """Why a message is where it is."""

    LINK = "link"
    SUBJECT = "subject"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """What threading needs of a message."""

    links: tuple[str, ...]
    subject: Subject
    #: Addresses of others than the tenant's own people, casefolded.
    outsiders: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class SubjectCandidate(Generic[C]):
    """A recent conversation with the same base subject."""

    conversation: C
    outsiders: frozenset[str]
    last_at: datetime
    messages: int


@dataclass(frozen=True, slots=True)
class ThreadDecision(Generic[C]):
    """Put the message into `conversation` (new if `reason` is NEW), fold `absorbed` into it and leave aliases."""

    conversation: C
    reason: Reason
    absorbed: tuple[C, ...] = ()


@dataclass(slots=True)
class ThreadPlan(Generic[C]):
    """For a batch: one decision per message in order, and what to write."""

    decisions: list[ThreadDecision[C]] = field(default_factory=list)
    #: Absorbed conversation → the one that lives on, over the whole batch.
    aliases: dict[C, C] = field(default_factory=dict)
    #: Every link of the batch → its conversation at the end.
    links: dict[str, C] = field(default_factory=dict)

    def final(self, conversation: C) -> C:
        """The conversation that lives on."""
        while conversation in self.aliases:
            conversation = self.aliases[conversation]
        return conversation


def thread_message(
    parsed: ParsedMessage,
    received_at: datetime,
    *,
    is_own: Callable[[str], bool],
    provider_thread: str | None = None,
) -> ThreadMessage:
    """`is_own` tells the tenant's own addresses (given casefolded); `provider_thread` names the provider's thread and
    its scope, e.g. "<mailbox id>:<X-GM-THRID>"."""
    links = message_links(parsed, provider_thread)
    everybody = {a.key for a in (*parsed.from_, *parsed.reply_to, *parsed.to, *parsed.cc) if a.address}
    return ThreadMessage(
        links=links,
        subject=read_subject(parsed.subject),
        outsiders=frozenset(address for address in everybody if not is_own(address)),
        at=parsed.date or received_at,
    )


def message_links(parsed: ParsedMessage, provider_thread: str | None = None) -> tuple[str, ...]:
    """The names that put a message into a thread: those in its own header, and the provider's."""
    ids = [parsed.message_id] if parsed.message_id else []
    ids += [*parsed.in_reply_to, *reversed(parsed.references)]
    links = [f"id:{message_id}" for message_id in dict.fromkeys(ids)][:MAX_LINKS]
    if provider_thread:
        links.append(f"provider:{provider_thread}")
    if parsed.thread_index:
        links.append(f"index:{parsed.thread_index}")
    return tuple(links)


def plan_threads(
    messages: Sequence[ThreadMessage],
    *,
    known: Mapping[str, C],
    candidates: Callable[[str], Sequence[SubjectCandidate[C]]],
    new_conversation: Callable[[], C],
    age: Callable[[C], Any] = lambda conversation: conversation,
    closed: Container[C] = frozenset(),
    fixed: Container[C] = frozenset(),
) -> ThreadPlan[C]:
    """Decide for a batch, in the order given.

    `known`: the stored links that occur in the batch (`ThreadMessage.links` of all of them).
    `candidates(base subject)`: recent conversations. Of several that turn out to be one, the oldest by `age` lives on
    (UUIDv7 sorts by itself). `closed` conversations take nothing more (they are full). `fixed` ones were put right by
    a person: they take mail, but are never joined with each other. Of several, the message goes to the one that it
    names first, since the mail that it answers stands before those that the answered one refers to.
    """
    plan: ThreadPlan[C] = ThreadPlan()
    started: dict[str, list[SubjectCandidate[C]]] = {}
    for message in messages:
        decision = _decide(message, plan, known, candidates, started, new_conversation, age, closed, fixed)
        plan.decisions.append(decision)
        for absorbed in decision.absorbed:
            plan.aliases[absorbed] = decision.conversation
        for link in message.links:
            # A link that leads to a conversation which is not joined with this one goes on leading there.
            stored = plan.links.get(link, known.get(link))
            if stored is None or link == message.links[0] or plan.final(stored) not in fixed:
                plan.links[link] = decision.conversation
        if decision.reason is Reason.NEW:
            fresh = SubjectCandidate(decision.conversation, message.outsiders, message.at, 1)
            started.setdefault(message.subject.base, []).append(fresh)
    plan.links = {link: plan.final(conversation) for link, conversation in plan.links.items()}
    return plan


def _decide(
    message: ThreadMessage,
    plan: ThreadPlan[C],
    known: Mapping[str, C],
    candidates: Callable[[str], Sequence[SubjectCandidate[C]]],
    started: Mapping[str, Sequence[SubjectCandidate[C]]],
    new_conversation: Callable[[], C],
    age: Callable[[C], Any],
    closed: Container[C],
    fixed: Container[C],
) -> ThreadDecision[C]:
    linked: dict[C, None] = {}
    for link in message.links:
        stored = plan.links.get(link, known.get(link))
        if stored is not None:
            conversation = plan.final(stored)
            if conversation not in closed:
                linked[conversation] = None
    if linked:
        nearest_fixed = next((conversation for conversation in linked if conversation in fixed), None)
        loose = sorted((conversation for conversation in linked if conversation not in fixed), key=age)
        if nearest_fixed is not None:
            return ThreadDecision(nearest_fixed, Reason.LINK, tuple(loose))
        oldest, *younger = loose
        return ThreadDecision(oldest, Reason.LINK, tuple(younger))
    if message.subject.replied and message.subject.distinctive:
        base = message.subject.base
        fitting = [
            candidate
            for candidate in (*candidates(base), *started.get(base, ()))
            if candidate.outsiders & message.outsiders
            and abs(message.at - candidate.last_at) <= MAX_GAP
            and candidate.messages < MAX_MESSAGES
            and plan.final(candidate.conversation) not in closed
        ]
        if fitting:
            nearest = min(fitting, key=lambda candidate: abs(message.at - candidate.last_at))
            return ThreadDecision(plan.final(nearest.conversation), Reason.SUBJECT)
    return ThreadDecision(new_conversation(), Reason.NEW)
