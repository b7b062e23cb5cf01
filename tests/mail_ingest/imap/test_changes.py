"""What has changed in a folder: asked of a real server with QRESYNC, with CONDSTORE alone, and with neither."""

import itertools
from collections.abc import AsyncIterator, Iterator
from typing import NamedTuple

import pytest

from mail_ingest.imap.client import ImapSource, open_imap
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import Folder, FolderChanges, FolderState, FolderStatus, KnownState
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import target_of
from tests.mail_ingest.imap.scripted import INBOX

pytestmark = pytest.mark.dovecot

_BASIC = "IMAP4rev1 UIDPLUS ID NAMESPACE IDLE"
_EXTENSIONS = {
    "QRESYNC": f"{_BASIC} ENABLE CONDSTORE QRESYNC ESEARCH",
    "CONDSTORE": f"{_BASIC} ENABLE CONDSTORE",
    "neither": _BASIC,
}
_users = itertools.count(1)


class Box(NamedTuple):
    """A user with ten messages, and a connection to them."""

    server: Dovecot
    extension: str
    user: str
    source: ImapSource

    async def ask(self, since: FolderState, known: list[int], *, at_once: bool = False) -> FolderChanges:
        """Open INBOX again and ask what has changed."""
        modseq = since.highest_modseq or 0
        seen = KnownState(uid_validity=since.uid_validity, highest_modseq=modseq) if at_once else None
        await self.source.open_folder(INBOX, known=seen)
        return await self.source.changes(since_modseq=modseq, known=known)

    def flag(self, uid: int, flag: str = "\\Seen") -> None:
        """Set a flag in another program."""
        with self.server.client(self.user) as client:
            client.select()
            client.uid("STORE", str(uid), "+FLAGS", f"({flag})")


@pytest.fixture(scope="module", params=_EXTENSIONS)
def server(request: pytest.FixtureRequest) -> Iterator[tuple[Dovecot, str]]:
    with Dovecot(capability=_EXTENSIONS[request.param]) as running:
        yield running, request.param


@pytest.fixture
async def box(server: tuple[Dovecot, str]) -> AsyncIterator[Box]:
    user = f"changes{next(_users)}"
    server[0].add_user(user)
    server[0].deliver(user, [b"Subject: Offer %d\r\n\r\nSteel.\r\n" % number for number in range(1, 11)])
    source = await open_imap(target_of(server[0]), PasswordSignIn(user, "secret"))
    # The first to look makes messages recent, which Dovecot counts as a change.
    await source.open_folder(INBOX, read_only=False)
    yield Box(*server, user, source)
    await source.close()


@pytest.mark.parametrize("at_once", [False, True])
async def test_flags_and_expunges_since(box: Box, at_once: bool) -> None:
    before = await box.source.open_folder(INBOX)
    box.server.expunge(box.user, [3, 4])
    box.flag(7)
    changes = await box.ask(before, list(range(1, 11)), at_once=at_once)
    changed = [meta.uid for meta in changes.metas if meta.flags]
    assert changed == [7]
    assert "\\Seen" in next(meta.flags for meta in changes.metas if meta.uid == 7)
    expected = {"QRESYNC": [3, 4], "CONDSTORE": None, "neither": [3, 4]}
    assert changes.vanished == expected[box.extension]
    if box.extension == "neither":
        assert len(changes.metas) == 8
    else:
        assert [meta.uid for meta in changes.metas] == [7]
        assert (changes.highest_modseq or 0) > (before.highest_modseq or 0)


async def test_no_change(box: Box) -> None:
    before = await box.source.open_folder(INBOX)
    changes = await box.ask(before, list(range(1, 11)))
    assert changes.vanished == []
    assert len(changes.metas) == (10 if box.extension == "neither" else 0)


async def test_changes_come_in_the_order_of_their_mod_sequences(box: Box) -> None:
    before = await box.source.open_folder(INBOX)
    for uid in (9, 2, 5):
        box.flag(uid, "\\Flagged")
    changes = await box.ask(before, list(range(1, 11)))
    assert [meta.uid for meta in changes.metas if meta.flags] == (
        [2, 5, 9] if box.extension == "neither" else [9, 2, 5]
    )


async def test_only_what_the_caller_knows_can_vanish(box: Box) -> None:
    before = await box.source.open_folder(INBOX)
    box.server.expunge(box.user, [3, 4])
    changes = await box.ask(before, [1, 2, 3])
    assert changes.vanished in ([3], None)


async def test_a_mod_sequence_from_the_future_reads_all_flags(box: Box) -> None:
    box.flag(6)
    state = await box.source.open_folder(INBOX)
    changes = await box.source.changes(since_modseq=10**15, known=[*range(1, 11), 99])
    assert [meta.uid for meta in changes.metas if meta.flags] == [6]
    assert (len(changes.metas), changes.vanished, changes.highest_modseq) == (10, [99], state.highest_modseq)


async def test_an_emptied_folder(box: Box) -> None:
    before = await box.source.open_folder(INBOX)
    box.server.expunge(box.user, list(range(1, 11)))
    changes = await box.ask(before, list(range(1, 11)), at_once=True)
    assert (changes.metas, changes.vanished) == ([], list(range(1, 11)))


async def test_another_uidvalidity_is_seen_at_once(box: Box) -> None:
    before = await box.source.open_folder(INBOX)
    box.server.set_uid_validity(box.user, 4711)
    known = KnownState(uid_validity=before.uid_validity, highest_modseq=before.highest_modseq or 1)
    assert (await box.source.open_folder(INBOX, known=known)).uid_validity == 4711


async def test_statuses_of_all_folders_and_of_one_that_is_gone(box: Box) -> None:
    folders = [folder for folder in await box.source.list_folders() if folder.name != "INBOX"]
    gone = Folder(
        wire_name=b"Gone", name="Gone", delimiter="/", role=INBOX.role, selectable=True, attributes=frozenset()
    )
    found = await box.source.statuses([*folders, INBOX, gone])
    counts = {name: status.messages for name, status in found.items() if isinstance(status, FolderStatus)}
    assert found.keys() - counts.keys() == {b"Gone"}
    assert counts.pop(b"INBOX", 10) == 10  # the open folder may be left out
    assert counts == {folder.wire_name: 0 for folder in folders}
