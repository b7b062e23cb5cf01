"""The demo holds what it promises: tenants, mailboxes, conversations, countries, languages, kinds of mail."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import infra.demo
from infra.demo import clock, script
from infra.demo.corpus import demo_letters, demo_tenants
from infra.demo.model import FREE_MAIL_DOMAINS, DemoTenant
from infra.demo.rendering.letters import Letter
from tests.infra.demo.conftest import ANCHOR
from tests.infra.demo.support import message_id, parsed, stored

_OWN = "harbourline.example"
_RESERVED = re.compile(r"\.(?:example|test|invalid)$")


def test_the_two_tenants_have_people_and_mailboxes(tenants: list[DemoTenant]) -> None:
    main, second = tenants
    assert (main.slug, main.name) == ("harbourline", "Ningbo Harbourline Export Co., Ltd.")
    assert sorted(person.role for person in main.people) == ["manager", "owner", "rep", "rep"]
    assert {person.password for person in main.people} == {"demo-lading-2026"}
    assert [mailbox.address for mailbox in main.mailboxes] == [
        f"lin.wei@{_OWN}",
        f"sales@{_OWN}",
        f"chen.yu@{_OWN}",
    ]
    assert second.slug == "shenglan"
    assert len(second.mailboxes) == 1


def test_there_is_enough_mail(tenants: list[DemoTenant]) -> None:
    main, second = ({message_id(message) for _, _, message in stored(tenant)} for tenant in tenants)
    assert len(main) >= 150
    assert len(second) >= 15
    assert not main & second


def test_references_join_forty_conversations_with_people_outside(tenants: list[DemoTenant]) -> None:
    ours_and_theirs = 0
    for group in _threads(parsed(message) for _, _, message in stored(tenants[0])):
        domains = {_domain(mail) for mail in group if "Auto-Submitted" not in mail}
        ours_and_theirs += len(domains) > 1 and _OWN in domains
    assert ours_and_theirs >= 40


def test_buyers_live_in_many_countries_and_write_many_languages(letters: list[Letter]) -> None:
    home = {person.address: company.country for company in script.companies() for person in company.people.values()}
    writers = {letter.sender.address for letter in letters}
    assert len({home[address] for address in writers} - {"", "CN"}) >= 12
    assert len({letter.language.partition("-")[0] for letter in letters}) >= 14


def test_tenants_share_buyers(tenants: list[DemoTenant]) -> None:
    seen = [{_domain(parsed(message)) for _, _, message in stored(tenant)} for tenant in tenants]
    assert seen[0] & seen[1] >= {"gulfanchor.example", "coolabahhardware.example", "casadoferro.example"}


def test_colleagues_write_to_the_same_buyer(letters: list[Letter]) -> None:
    written_by = defaultdict(set)
    for letter in letters:
        for person in letter.to:
            written_by[person.address].add(letter.sender.address)
    assert {f"lin.wei@{_OWN}", f"chen.yu@{_OWN}"} <= written_by["harriet.cole@penhallow.example"]


def test_the_same_mail_lies_in_two_mailboxes(tenants: list[DemoTenant]) -> None:
    copies = defaultdict(set)
    for mailbox, _, message in stored(tenants[0]):
        copies[message_id(message)].add(mailbox.address)
    assert sum(len(addresses) > 1 for addresses in copies.values()) >= 20


def test_machine_mail_is_there(tenants: list[DemoTenant]) -> None:
    mails = [parsed(message) for _, _, message in stored(tenants[0])]
    kinds = [mail.get_param("report-type") for mail in mails if mail.get_content_type() == "multipart/report"]
    assert kinds.count("delivery-status") == 3
    assert "disposition-notification" in kinds
    assert sum("List-Unsubscribe" in mail for mail in mails) >= 3
    assert sum("auto-replied" in str(mail["Auto-Submitted"]) for mail in mails) >= 5


def test_folders_are_what_their_programs_made(tenants: list[DemoTenant]) -> None:
    lin, _, chen = tenants[0].mailboxes
    uses = {folder.name: folder.special_use for folder in chen.folders}
    assert uses["INBOX"] is None
    assert uses["已发送"] == "\\Sent"
    assert uses["归档"] == "\\Archive"
    filled = {folder.name for folder in lin.folders if folder.messages}
    assert filled == {"INBOX", "Sent", "Drafts", "Junk", "Customers/Brightfield", "Customers/Penhallow"}


def test_every_domain_is_reserved(tenants: list[DemoTenant]) -> None:
    for person in script.cast().values():
        assert _RESERVED.search(person.address), person.address
    for tenant in tenants:
        for seat in tenant.people:
            assert _RESERVED.search(seat.email), seat.email
    hosts = set()
    for path in Path(infra.demo.__file__).parent.rglob("*.toml"):
        text = path.read_text("utf-8").replace("http://www.w3.org/", "")
        hosts |= set(re.findall(r"https?://([\w.-]+)", text))
        hosts |= set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text))
    assert {host for host in hosts if not _RESERVED.search(host)} == set()
    assert all(_RESERVED.search(domain) for domain in FREE_MAIL_DOMAINS)


def test_no_two_mails_say_the_same(letters: list[Letter]) -> None:
    texts = [letter.text for letter in letters]
    assert len(set(texts)) == len(texts)


@settings(max_examples=40, deadline=None)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_mail_is_in_order_and_past_at_any_anchor(anchor: datetime) -> None:
    for slug in ("harbourline", "shenglan"):
        letters = demo_letters(slug, anchor)
        for letter in letters:
            assert letter.sent <= anchor, letter.key
            assert letter.answers is None or letter.answers.sent < letter.sent, letter.key
        assert "{{" not in "".join(letter.text + letter.subject for letter in letters)
    newest = max(letter.sent for letter in demo_letters("harbourline", anchor))
    oldest = min(letter.sent for letter in demo_letters("harbourline", anchor))
    assert anchor - newest < timedelta(minutes=10)
    assert timedelta(weeks=19) < anchor - oldest < timedelta(weeks=22)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("-2w mon 09:00", datetime(2026, 11, 9, 8, 0, tzinfo=UTC)),
        ("-1d 17:30", datetime(2026, 11, 20, 16, 30, tzinfo=UTC)),
        ("-25m", datetime(2026, 11, 24, 6, 5, tzinfo=UTC)),
    ],
)
def test_the_clock_counts_back_from_the_anchor(when: str, expected: datetime) -> None:
    # At UTC-11, where the anchor's day is read, Monday is not over yet.
    assert clock.sent_at(when, ANCHOR, "Europe/Berlin") == expected


@pytest.mark.parametrize("when", ["yesterday 10:00", "-2w xyz 10:00", "-3d"])
def test_an_unknown_time_is_refused(when: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        clock.sent_at(when, ANCHOR, "UTC")


def test_dates_in_texts_are_written_in_their_language() -> None:
    assert clock.fill_dates("bis {{+1w fri}}", ANCHOR, "de") == "bis 4. Dezember"
    assert clock.fill_dates("{{+1w fri|year}}", ANCHOR, "zh-CN") == "2026年12月4日"
    assert clock.fill_dates("KW {{+1w fri|week}}, {{+1w fri|ymd}}", ANCHOR, "en-GB") == "KW 49, 2026-12-04"
    assert clock.fill_dates("{{+1w fri|month}}", ANCHOR, "es") == "diciembre"
    with pytest.raises(ValueError, match="form"):
        clock.fill_dates("{{+1w fri|roman}}", ANCHOR, "de")


def test_a_naive_anchor_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        demo_tenants(datetime(2026, 11, 24))  # noqa: DTZ001


def _domain(mail: EmailMessage) -> str:
    return str(mail["From"].addresses[0].domain)


def _threads(mails: Iterable[EmailMessage]) -> list[list[EmailMessage]]:
    """Mails joined by References and In-Reply-To, one copy of each."""
    by_id = {str(mail["Message-ID"]): mail for mail in mails}
    root = {identifier: identifier for identifier in by_id}

    def find(identifier: str) -> str:
        while root.setdefault(identifier, identifier) != identifier:
            identifier = root[identifier]
        return identifier

    for identifier, mail in by_id.items():
        for other in f"{mail['References'] or ''} {mail['In-Reply-To'] or ''}".split():
            root[find(other)] = find(identifier)
    groups = defaultdict(list)
    for identifier, mail in by_id.items():
        groups[find(identifier)].append(mail)
    return list(groups.values())
