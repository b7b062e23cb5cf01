"""Servers that break off, refuse, lie, babble and crawl: nothing is lost or double, and the screen says what is."""

import asyncio
import ssl

import pytest

from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.faulty import Faults, FaultyServer
from tenants.runtime import Runtime
from tests.mail_ingest.faults.watching import box_on
from tests.mail_ingest.mailing import count_messages, eventually, raw_mail, running_engine
from tests.support import ApiClient, TestTenant

pytestmark = [pytest.mark.dovecot, pytest.mark.timeout(120)]

MAILS = {uid: raw_mail(uid, text=f"Message {uid}. " + "x" * 2000) for uid in range(1, 41)}


@pytest.fixture
def tls(dovecot: Dovecot) -> ssl.SSLContext:
    """A certificate of the authority that the engine trusts."""
    return dovecot.authority.server_context()


CRASHES = {
    "cut in the middle of a literal": Faults(cut_in_body=4),
    "BYE in the middle of a fetch": Faults(bye=3),
    "literals longer than announced": Faults(wrong_literal=2, wrong_by=-10),
    "literals shorter than announced": Faults(wrong_literal=2, wrong_by=10),
    "lines that nobody asked for": Faults(
        garbage=b"* 99 FETCH (FLAGS (\\Seen))\r\n* OK [X-WHAT] hm\r\n* BLURB 1 2 3\r\n"
    ),
    "an endless line": Faults(endless_line=9_000_000),
    "no UIDNEXT": Faults(no_uid_next=True),
    "sizes that are a tenth of the truth": Faults(size_factor=0.1),
    "a UIDVALIDITY that flaps": Faults(flapping=2),
}


@pytest.mark.parametrize("name", list(CRASHES))
async def test_after_any_crash_the_ledger_is_exact(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext, name: str
) -> None:
    async with FaultyServer(MAILS, CRASHES[name], tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            await box.exact(stored=len(MAILS), insist=True)
            seen = await box.seen()
    assert seen["problem"] is None
    assert await count_messages(runtime, tenant) == len(MAILS)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("NO [THROTTLED] slow down", "throttled"),
        ("NO [OVERQUOTA] Account exceeded command or bandwidth limits", "over-quota"),
        ("NO [LIMIT] Too many simultaneous connections", "too-many-connections"),
    ],
)
async def test_a_server_that_wants_to_be_left_alone_is_and_the_screen_says_until_when(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext, said: str, code: str
) -> None:
    faults = Faults(refusals={"UID FETCH": (1000, said)})
    async with FaultyServer(MAILS, faults, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            problem = await box.problem()
            assert problem["code"] == code
            seen = await box.seen()
            assert seen["progress"]["waiting_until"] is not None
            assert seen["progress"]["phase"] == "waiting"
            # Nothing was passed over because of it.
            assert await box.skips() == {}
            faults.refusals.clear()
            await box.exact(stored=len(MAILS))
            assert (await box.seen())["problem"] is None


async def test_a_server_that_is_unavailable_for_a_while_is_waited_for(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    faults = Faults(refusals={"LIST": (3, "NO [UNAVAILABLE] Backend error")})
    async with FaultyServer(MAILS, faults, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            assert (await box.problem())["code"] == "unavailable"
            await box.exact(stored=len(MAILS))


async def test_a_message_that_breaks_every_connection_holds_up_no_other(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    faults = Faults(poison={7}, refused={9: "[SERVERBUG] cannot read it"})
    async with FaultyServer(MAILS, faults, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            folder = await box.exact(stored=len(MAILS) - 2, skipped=2)
            skips = await box.skips()
            assert {uid: skip[0] for uid, skip in skips.items()} == {7: "broken", 9: "refused"}
            assert "cannot read it" in (skips[9][2] or "")
            texts = {reason["reason"]: reason["retryable"] for reason in folder["skip_reasons"]}
            assert texts == {"broken": True, "refused": True}
            # The server was mended; somebody presses "Try again".
            faults.poison.clear()
            faults.refused.clear()
            for reason in ("broken", "refused"):
                await box.try_again(reason)
            await box.exact(stored=len(MAILS))


async def test_gaps_between_uids_cost_nothing_and_lose_nothing(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    uids = (1, 2, 500, 54_057, 1_000_000, 2**32 - 2)
    async with FaultyServer({uid: raw_mail(uid) for uid in uids}, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            await box.exact(stored=len(uids))


async def test_what_is_expunged_while_it_is_fetched_is_not_missed(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    faults = Faults(expunged_when_fetched={3, 17})
    async with FaultyServer(MAILS, faults, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            await box.exact(stored=len(MAILS) - 2)


async def test_a_server_of_one_byte_a_time_slows_no_other_mailbox(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    slow = Faults(slow_seconds=0.02, slow_bytes=10_000_000)
    async with FaultyServer(MAILS, slow, tls=tls) as crawling, FaultyServer(MAILS, tls=tls) as honest:
        slow_box = await box_on(runtime, tenant, client, crawling)
        async with running_engine(runtime):

            async def crawls() -> bool:
                return bool(crawling.sessions)

            await eventually(crawls)
            box = await box_on(runtime, tenant, client, honest)
            await box.exact(stored=len(MAILS))
            assert (await slow_box.seen())["progress"]["stored"] < len(MAILS)
            slow.slow_seconds, slow.slow_bytes = 0.0, 0
            await slow_box.exact(stored=len(MAILS))


async def test_new_mail_comes_in_while_old_mail_is_fetched(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, tls: ssl.SSLContext
) -> None:
    async with FaultyServer(MAILS, tls=tls) as server:
        box = await box_on(runtime, tenant, client, server)
        async with running_engine(runtime):
            for number in range(5):
                server.deliver(raw_mail(f"new{number}"))
                await asyncio.sleep(0)
            await box.exact(stored=len(MAILS) + 5)
