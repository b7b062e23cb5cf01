"""The client against a real server."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from mail_ingest.imap.check import check_imap
from mail_ingest.imap.client import ImapSource, Options, open_imap
from mail_ingest.imap.connecting import connect
from mail_ingest.imap.errors import CommandRefusedError, SignInError, Step
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import ChangeKind, FetchProblem, Folder, FolderRole, MailSource, MessageMeta
from mail_ingest.imap.utf7 import encode_name
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser, target_of

pytestmark = pytest.mark.dovecot


def mail(number: int, lines: int = 1) -> bytes:
    return b"Subject: Offer %d\r\nMessage-ID: <%d@harbour.example>\r\n\r\n" % (number, number) + b"Steel.\r\n" * lines


@pytest.fixture
async def source(mail_user: MailUser) -> AsyncIterator[ImapSource]:
    opened = await open_imap(mail_user.target(), PasswordSignIn(mail_user.user, mail_user.password))
    yield opened
    await opened.close()


async def inbox(source: MailSource) -> Folder:
    return next(folder for folder in await source.list_folders() if folder.role is FolderRole.INBOX)


async def metas(source: MailSource, uids: list[int]) -> list[MessageMeta]:
    return [meta async for batch in source.fetch_meta(uids) for meta in batch]


async def test_reads_capabilities_after_sign_in(source: ImapSource) -> None:
    assert {"IMAP4REV1", "IDLE", "CONDSTORE", "UIDPLUS"} <= source.capabilities


async def test_lists_folders_with_roles_and_foreign_names(mail_user: MailUser, source: ImapSource) -> None:
    with mail_user.server.client(mail_user.user) as client:
        for name in ("客户", "Deals & offers", 'a "b" c'):
            client.create('"' + encode_name(name).decode().replace('"', '\\"') + '"')
    folders = await source.list_folders()
    roles = {folder.name: folder.role for folder in folders}
    assert roles["Sent"] is FolderRole.SENT
    assert roles["Junk"] is FolderRole.JUNK
    assert {"客户", "Deals & offers", 'a "b" c'} <= roles.keys()
    for folder in folders:
        assert (await source.open_folder(folder)).exists == 0
        # The open folder is not asked by STATUS; another one is.
        assert (await source.folder_status(folders[0])).messages == 0


async def test_opens_read_only_with_the_facts_of_the_folder(mail_user: MailUser, source: ImapSource) -> None:
    mail_user.server.deliver(mail_user.user, [mail(1), mail(2)])
    mail_user.server.set_uid_validity(mail_user.user, 4711)
    state = await source.open_folder(await inbox(source))
    assert (state.uid_validity, state.uid_next, state.exists) == (4711, 3, 2)
    assert state.read_only
    assert state.uids_sticky
    assert state.highest_modseq


async def test_fetches_newest_first_and_changes_nothing(mail_user: MailUser, source: ImapSource) -> None:
    received = datetime(2024, 5, 17, 8, 30, tzinfo=UTC)
    mail_user.server.deliver(mail_user.user, [mail(n) for n in range(1, 6)], received=received)
    await source.open_folder(await inbox(source))
    uids = await source.uids()
    assert uids == [1, 2, 3, 4, 5]
    found = await metas(source, uids)
    assert [meta.uid for meta in found] == [5, 4, 3, 2, 1]
    assert {meta.internal_date for meta in found} == {received}
    batches = [batch async for batch in source.fetch_bodies(found, batch_count=2)]
    assert [batch.asked for batch in batches] == [(5, 4), (3, 2), (1,)]
    assert [body.raw for batch in batches for body in batch.bodies] == [mail(n) for n in (5, 4, 3, 2, 1)]
    assert all("\\Seen" not in meta.flags for meta in await metas(source, uids))


async def test_pages_by_uid_and_by_date(mail_user: MailUser, source: ImapSource) -> None:
    server, user = mail_user.server, mail_user.user
    server.deliver(user, [mail(1)], received=datetime(2020, 1, 1, tzinfo=UTC))
    server.deliver(user, [mail(2), mail(3)], received=datetime(2024, 1, 1, tzinfo=UTC))
    await source.open_folder(await inbox(source))
    assert await source.uids(first=3) == [3]
    assert await source.uids(first=4) == []
    assert await source.uids(since=date(2023, 1, 1)) == [2, 3]


async def test_an_empty_folder_has_no_uids(source: ImapSource) -> None:
    await source.open_folder(await inbox(source))
    assert await source.uids() == []
    assert await metas(source, [1, 2]) == []


async def test_batches_are_bounded_by_bytes_and_large_messages_come_whole(
    mail_user: MailUser, source: ImapSource
) -> None:
    large = mail(1, lines=900_000)
    mail_user.server.deliver(mail_user.user, [large, mail(2, 5000), mail(3, 5000), mail(4)])
    await source.open_folder(await inbox(source))
    found = await metas(source, await source.uids())
    batches = [batch async for batch in source.fetch_bodies(found, batch_bytes=50_000)]
    assert [batch.asked for batch in batches] == [(4, 3), (2,), (1,)]
    assert batches[-1].bodies[0].raw == large


async def test_too_large_and_expunged_messages_are_told_apart(mail_user: MailUser, source: ImapSource) -> None:
    mail_user.server.deliver(mail_user.user, [mail(1, 900_000), mail(2, 500), mail(3), mail(4)])
    await source.open_folder(await inbox(source))
    found = await metas(source, await source.uids())
    mail_user.server.expunge(mail_user.user, [3])
    await source.open_folder(await inbox(source))
    batches = [batch async for batch in source.fetch_bodies(found, max_bytes=2000)]
    problems = {uid: problem for batch in batches for uid, problem in batch.problems.items()}
    assert problems == {1: FetchProblem.TOO_LARGE, 2: FetchProblem.TOO_LARGE, 3: FetchProblem.GONE}
    assert [body.uid for batch in batches for body in batch.bodies] == [4]


async def test_flag_changes_since_a_mod_sequence(mail_user: MailUser, source: ImapSource) -> None:
    mail_user.server.deliver(mail_user.user, [mail(n) for n in range(1, 4)])
    state = await source.open_folder(await inbox(source))
    with mail_user.server.client(mail_user.user) as client:
        client.select()
        client.uid("STORE", "2", "+FLAGS", "(\\Seen)")
    await source.open_folder(await inbox(source))
    changed = [m async for batch in source.fetch_meta([1, 2, 3], changed_since=state.highest_modseq) for m in batch]
    assert [meta.uid for meta in changed] == [2]
    assert "\\Seen" in changed[0].flags


async def test_idle_ends_when_mail_comes(mail_user: MailUser, source: ImapSource) -> None:
    await source.open_folder(await inbox(source))
    waiting = asyncio.create_task(source.wait_for_change(60))
    await asyncio.to_thread(mail_user.server.deliver, mail_user.user, [mail(1)])
    change = await waiting
    assert (change.kind, change.exists) == (ChangeKind.PUSHED, 1)
    assert await source.uids() == [1]


async def test_waiting_stops_when_asked_and_the_connection_goes_on(source: ImapSource) -> None:
    await source.open_folder(await inbox(source))
    stop = asyncio.Event()
    waiting = asyncio.create_task(source.wait_for_change(60, stop=stop))
    await asyncio.sleep(0)
    stop.set()
    assert (await waiting).kind is ChangeKind.STOPPED
    assert (await source.poll()).kind is ChangeKind.TIMEOUT


async def test_what_came_before_the_wait_is_not_missed(mail_user: MailUser, source: ImapSource) -> None:
    await source.open_folder(await inbox(source))
    mail_user.server.deliver(mail_user.user, [mail(1)])
    assert (await source.poll()).exists == 1
    mail_user.server.expunge(mail_user.user, [1])
    assert (await source.poll()).expunged


async def test_polls_where_there_is_no_idle() -> None:
    capability = "IMAP4rev1 UIDPLUS ID NAMESPACE"
    with Dovecot(capability=capability) as server:
        server.add_user("li", "pass")
        source = await open_imap(target_of(server), PasswordSignIn("li", "pass"), options=Options(poll_every=0.05))
        assert "IDLE" not in source.capabilities
        state = await source.open_folder(await inbox(source))
        assert state.highest_modseq is None
        waiting = asyncio.create_task(source.wait_for_change(60))
        await asyncio.to_thread(server.deliver, "li", [mail(1)])
        assert (await waiting).exists == 1
        assert await source.uids() == [1]
        await source.close()


async def test_starttls(mail_user: MailUser) -> None:
    server = mail_user.server
    plain = target_of(server)
    target = type(plain)(
        host=plain.host,
        addresses=plain.addresses,
        port=server.port,
        security="starttls",
        ssl_context=plain.ssl_context,
    )
    source = await open_imap(target, PasswordSignIn(mail_user.user, mail_user.password))
    assert (await source.open_folder(await inbox(source))).exists == 0
    await source.close()


async def test_secrets_with_quotes_and_beyond_ascii(dovecot: Dovecot) -> None:
    for number, secret in enumerate(('qu"o\\te', "пароль 密码", "with spaces in it")):
        user = f"secret{number}"
        dovecot.add_user(user, secret)
        source = await open_imap(target_of(dovecot), PasswordSignIn(user, secret))
        await source.close()


async def test_a_wrong_password_is_a_problem_in_words(mail_user: MailUser) -> None:
    with pytest.raises(SignInError) as raised:
        await open_imap(mail_user.target(), PasswordSignIn(mail_user.user, "wrong"))
    problem = raised.value.problem
    assert (problem.code, problem.step) == ("wrong-secret", Step.SIGN_IN)
    assert "wrong" not in (problem.server_said or "")


async def test_a_missing_folder_leaves_the_connection_usable(source: ImapSource) -> None:
    existing = await inbox(source)
    missing = Folder(
        wire_name=b"Nowhere",
        name="Nowhere",
        delimiter=None,
        role=FolderRole.OTHER,
        selectable=True,
        attributes=frozenset(),
    )
    with pytest.raises(CommandRefusedError) as raised:
        await source.open_folder(missing)
    assert raised.value.problem.code == "folder-missing"
    assert raised.value.connection_usable
    assert (await source.open_folder(existing)).exists == 0


async def test_check_walks_through_the_steps(mail_user: MailUser) -> None:
    mail_user.server.deliver(mail_user.user, [mail(1)])
    check = await check_imap(mail_user.target(), PasswordSignIn(mail_user.user, mail_user.password))
    assert check.ok
    assert [step.step for step in check.steps] == [Step.CONNECT, Step.TLS, Step.SIGN_IN, Step.FOLDERS]
    assert (check.folders[0].role, check.folders[0].messages) == (FolderRole.INBOX, 1)


async def test_check_stops_at_the_step_that_fails(mail_user: MailUser) -> None:
    check = await check_imap(mail_user.target(), PasswordSignIn(mail_user.user, "wrong"))
    assert [(step.step, step.ok) for step in check.steps] == [
        (Step.CONNECT, True),
        (Step.TLS, True),
        (Step.SIGN_IN, False),
    ]


async def test_commands_of_aioimaplib_run_on_our_receive_path(mail_user: MailUser) -> None:
    protocol, _ = await connect(mail_user.target())
    assert (await protocol.login(mail_user.user, mail_user.password)).result == "OK"
    assert (await protocol.append(mail(1), "Sent")).result == "OK"
    assert (await protocol.select("Sent")).result == "OK"
    assert protocol.exists == 1
    assert (await protocol.logout()).result == "OK"
    assert mail_user.server.uids(mail_user.user, "Sent") == [1]
    protocol.drop()
