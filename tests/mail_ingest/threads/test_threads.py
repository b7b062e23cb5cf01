import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.parse.parser import parse_message
from mail_ingest.threads.planning import (
    Reason,
    SubjectCandidate,
    ThreadMessage,
    ThreadPlan,
    plan_threads,
    thread_message,
)
from mail_ingest.threads.subjects import Subject, read_subject

NOW = datetime(2026, 5, 1, tzinfo=UTC)
ANA = frozenset({"ana@moinho.example"})


def message(
    own: str, *refs: str, subject: str = "Hi", at: datetime = NOW, outsiders: frozenset[str] = ANA
) -> ThreadMessage:
    links = tuple(f"id:{ref}" for ref in dict.fromkeys((own, *reversed(refs))))
    return ThreadMessage(links, read_subject(subject), outsiders, at)


class Archive:
    """What a caller stores between batches."""

    def __init__(self) -> None:
        self.links: dict[str, int] = {}
        self.numbers = itertools.count(1)
        self.candidates: dict[str, list[SubjectCandidate[int]]] = {}

    def take(
        self, *messages: ThreadMessage, closed: frozenset[int] = frozenset(), fixed: frozenset[int] = frozenset()
    ) -> ThreadPlan[int]:
        plan = plan_threads(
            messages,
            known=self.links,
            candidates=lambda base: self.candidates.get(base, []),
            new_conversation=lambda: next(self.numbers),
            closed=closed,
            fixed=fixed,
        )
        self.links = {link: plan.final(number) for link, number in (self.links | plan.links).items()}
        return plan

    def of(self, own: str) -> int:
        return self.links[f"id:{own}"]


def test_a_reply_joins_its_parent() -> None:
    archive = Archive()
    archive.take(message("a"))
    plan = archive.take(message("b", "a"))
    assert plan.decisions[0].reason is Reason.LINK
    assert archive.of("a") == archive.of("b")


def test_mail_that_names_two_conversations_that_a_person_put_right_goes_to_the_one_that_it_answers() -> None:
    archive = Archive()
    archive.take(message("a"), message("x"))
    first, second = archive.of("a"), archive.of("x")
    plan = archive.take(message("b", "a", "x"), fixed=frozenset({first, second}))
    assert (archive.of("b"), plan.aliases) == (second, {})
    assert (archive.of("a"), archive.of("x")) == (first, second)
    archive.take(message("c", "x", "a"), message("d", "b"), fixed=frozenset({first, second}))
    assert (archive.of("c"), archive.of("d")) == (first, second)


def test_a_conversation_that_a_person_put_right_takes_in_one_that_nobody_touched() -> None:
    archive = Archive()
    archive.take(message("a"), message("x"))
    first, second = archive.of("a"), archive.of("x")
    plan = archive.take(message("b", "a", "x"), fixed=frozenset({second}))
    assert (archive.of("a"), archive.of("b")) == (second, second)
    assert plan.aliases == {first: second}


@given(st.permutations(["b", "c", "d", "late"]))
def test_what_is_split_stays_split_in_whatever_order_mail_comes(order: list[str]) -> None:
    archive = Archive()
    archive.take(message("a"), message("m", "a"))
    old = archive.of("a")
    archive.links["id:m"] = 99
    mails = {
        "b": message("b", "a"),
        "c": message("c", "a", "m"),
        "d": message("d", "a", "m", "c"),
        "late": message("late", "root", "a"),
    }
    for name in order:
        archive.take(mails[name], fixed=frozenset({old, 99}))
    assert {archive.of("b"), archive.of("late"), archive.of("a")} == {old}
    assert {archive.of("c"), archive.of("m")} == {99}
    assert archive.of("d") == 99


def test_replies_to_a_message_that_never_came_hang_together() -> None:
    archive = Archive()
    archive.take(message("b", "a"), message("c", "a"))
    assert archive.of("b") == archive.of("c")


def test_a_late_parent_joins_two_conversations_and_the_older_lives_on() -> None:
    archive = Archive()
    archive.take(message("x"))
    archive.take(message("b", "a"), message("d", "c"))
    older, younger = sorted((archive.of("b"), archive.of("d")))
    plan = archive.take(message("c", "a"))
    assert plan.aliases == {younger: older}
    assert {archive.of(own) for own in "abcd"} == {older}
    assert archive.of("x") not in {older, younger}


def test_strangers_stay_apart() -> None:
    archive = Archive()
    archive.take(message("a"), message("b"))
    assert archive.of("a") != archive.of("b")


GRAPH = st.lists(
    st.tuples(st.integers(0, 12), st.lists(st.integers(0, 12), max_size=3)),
    unique_by=lambda pair: pair[0],
    min_size=1,
    max_size=12,
)


@given(GRAPH, st.randoms(use_true_random=False), st.integers(1, 5))
def test_the_order_of_arrival_does_not_matter(graph: list[tuple[int, list[int]]], random: Random, size: int) -> None:
    """Any order and any batches give the connected components of the graph of references."""
    messages = [message(str(own), *map(str, refs)) for own, refs in graph]
    expected = components(messages)
    random.shuffle(messages)
    archive = Archive()
    for start in range(0, len(messages), size):
        archive.take(*messages[start : start + size])
    found: dict[int, set[str]] = {}
    for link, number in archive.links.items():
        found.setdefault(number, set()).add(link)
    assert {frozenset(group) for group in found.values()} == expected


def components(messages: Sequence[ThreadMessage]) -> set[frozenset[str]]:
    groups: list[set[str]] = []
    for each in messages:
        joined = set(each.links)
        for group in [group for group in groups if group & joined]:
            joined |= group
            groups.remove(group)
        groups.append(joined)
    return {frozenset(group) for group in groups}


def archive_with_candidate(**changes: object) -> Archive:
    archive = Archive()
    values: dict[str, object] = {"conversation": 100, "outsiders": ANA, "last_at": NOW, "messages": 3} | changes
    archive.candidates["stainless pipes for santos"] = [SubjectCandidate(**values)]  # type: ignore[arg-type]
    return archive


def test_a_reply_without_references_joins_by_subject() -> None:
    plan = archive_with_candidate().take(message("b", subject="RE: Stainless pipes for Santos"))
    assert (plan.decisions[0].conversation, plan.decisions[0].reason) == (100, Reason.SUBJECT)


@pytest.mark.parametrize(
    ("subject", "changes"),
    [
        ("Stainless pipes for Santos", {}),
        ("Re: Stainless pipes for Santos", {"outsiders": frozenset({"other@firm.example"})}),
        ("Re: Stainless pipes for Santos", {"last_at": NOW - timedelta(days=91)}),
        ("Re: Stainless pipes for Santos", {"messages": 500}),
        ("Re: Stainless pipes for Rio", {}),
    ],
    ids=["no reply mark", "other people", "too long ago", "full", "another subject"],
)
def test_joins_by_subject_are_strict(subject: str, changes: dict[str, object]) -> None:
    plan = archive_with_candidate(**changes).take(message("b", subject=subject))
    assert plan.decisions[0].reason is Reason.NEW


def test_a_conversation_begun_in_the_same_batch_is_found_by_subject() -> None:
    archive = Archive()
    archive.take(message("a", subject="Stainless pipes"), message("b", subject="Re: Stainless pipes"))
    assert archive.of("a") == archive.of("b")


def test_closed_conversations_take_nothing() -> None:
    archive = Archive()
    archive.take(message("a"))
    first = archive.of("a")
    plan = archive.take(message("b", "a"), closed=frozenset({first}))
    assert plan.decisions[0].reason is Reason.NEW


@pytest.mark.parametrize(
    ("subject", "base", "replied"),
    [
        ("Re: Steel", "steel", True),
        ("תשובה: הצעה", "הצעה", True),
        ("Ang: Stål", "stål", True),
        ("【重要】Re: Steel", "steel", True),
        ("SPAM: Re: Steel", "steel", True),
        ("RE[2]: Fwd: Steel", "steel", True),
        ("回复：答复: 不锈钢管", "不锈钢管", True),
        ("转发: Fw: Steel", "steel", True),
        ("AW: WG: Antw: Stahl", "stahl", True),
        ("SV: VS: Odp: Ynt: stål", "stål", True),
        ("RES: ENC: tubos", "tubos", True),
        ("RV: RE: Cotización (fwd)", "cotización", True),
        ("Отв: Пересл: Трубы", "трубы", True),
        ("رد: أنابيب", "أنابيب", True),
        ("返信: 転送: 見積", "見積", True),
        ("[External] Re: Steel", "steel", True),
        ("[buyers] Re: Steel", "[buyers] steel", True),
        ("Re: [buyers] Re: Steel", "[buyers] steel", True),
        ("Steel  pipes\t", "steel pipes", False),
        ("Regarding: steel", "regarding: steel", False),
        ("Ref 12: steel", "steel", True),
        ("", "", False),
    ],
)
def test_subjects(subject: str, base: str, replied: bool) -> None:
    assert read_subject(subject) == Subject(base, replied)


@pytest.mark.parametrize("subject", ["Inquiry", "询盘", "Re: hello", "PO", "报价"])
def test_generic_subjects_join_nothing(subject: str) -> None:
    assert not read_subject(subject).distinctive


@given(st.text(max_size=200))
def test_reading_a_subject_twice_changes_nothing(subject: str) -> None:
    once = read_subject(subject)
    assert read_subject(once.base).base == once.base or once.replied


def test_links_of_a_parsed_message() -> None:
    raw = (
        b"Message-ID: <c@x>\r\nIn-Reply-To: <b@x>\r\nReferences: <a@x> <b@x> <c@x>\r\n"
        b"From: Ana <Ana@Moinho.example>\r\n"
        b"To: li@harbour.example\r\nSubject: Steel\r\nThread-Index: AdqoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\r\n\r\nhi"
    )
    made = thread_message(
        parse_message(raw), NOW, is_own=lambda address: address.endswith("@harbour.example"), provider_thread="m1:77"
    )
    assert made.links[:3] == ("id:c@x", "id:b@x", "id:a@x")
    assert made.links[3] == "provider:m1:77"
    assert made.links[4].startswith("index:01daa8")
    assert made.outsiders == {"ana@moinho.example"}
