"""Importing mail from files: everything is counted, nothing is doubled."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from mail_ingest.archives.items import FoundMail
from mail_ingest.archives.reader import read_archive
from mail_ingest.store.models import Conversation, Mailbox, MailFolder, Message
from mail_ingest.sync.archive import ImportCounts, import_paths
from mail_ingest.sync.work import Engine
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, raw_mail, shared_pool
from tests.support import TestTenant

SHARED = Path(__file__).parents[4] / "shared" / "mail" / "dev"


def engine_of(runtime: Runtime) -> Engine:
    """The engine of a command."""
    return Engine(runtime.database, runtime.blobs, shared_pool())


def figures(counts: ImportCounts) -> tuple[int, int, int, int]:
    """Read, stored, duplicate, defective."""
    assert counts.read == counts.stored + counts.duplicate + counts.defective
    return counts.read, counts.stored, counts.duplicate, counts.defective


def raws(path: Path) -> list[bytes]:
    """What is found in a file."""
    items = [step.item for step in read_archive(path, str(path))]
    return [each.raw for each in items if isinstance(each, FoundMail) and each.raw is not None]


async def test_files_of_every_kind_are_imported_once(runtime: Runtime, tenant: TestTenant, tmp_path: Path) -> None:
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "one.eml").write_bytes(raw_mail(1))
    (tmp_path / "2019" / "copy.eml").write_bytes(raw_mail(1))
    (tmp_path / "2019" / "empty.eml").write_bytes(b"\n")
    (tmp_path / "2019" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "no-suffix").write_bytes(raw_mail(2))
    (tmp_path / "all.mbox").write_bytes(
        b"From ana@x Mon Nov  2 08:00:00 2026\n"
        + raw_mail(3)
        + b"\nFrom ana@x Mon Nov  2 09:00:00 2026\n"
        + raw_mail(4)
    )
    box = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "cur" / "1.x:2,S").write_bytes(raw_mail(5))
    (box / "new" / "2.x").write_bytes(raw_mail(6))
    seen: list[int] = []
    first = await import_paths(
        engine_of(runtime), tenant.id, tenant.slug, [tmp_path], progress=lambda counts: seen.append(counts.read)
    )
    assert figures(first) == (8, 6, 1, 1)
    assert first.ignored == 1
    assert seen[-1] == 8
    assert first.problems == [(str(tmp_path / "2019" / "empty.eml"), "empty")]
    second = await import_paths(engine_of(runtime), tenant.id, tenant.slug, [tmp_path])
    assert figures(second) == (8, 0, 7, 1)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        (mailbox,) = await session.scalars(select(Mailbox))
        (folder,) = await session.scalars(select(MailFolder))
        unseen = await session.scalar(select(func.count()).where(Message.unseen))
    assert (mailbox.kind, mailbox.address) == ("archive", f"import@{tenant.slug}")
    assert (folder.stored, folder.on_server, unseen) == (6, 6, 0)


async def test_a_path_that_is_not_there_is_refused(runtime: Runtime, tenant: TestTenant, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await import_paths(engine_of(runtime), tenant.id, tenant.slug, [tmp_path / "nowhere"])


def test_an_mbox_gives_back_what_was_put_in(tmp_path: Path) -> None:
    body = b"Subject: x\n\nFirst\n\n>From here on\n>>From there\n\nFrom the start we agreed\n"
    box = tmp_path / "old"
    box.write_bytes(
        b"From a@b Thu Jan  1 00:00:00 1970\n" + body + b"\nFrom c@d Thu Jan  1 00:00:00 1970 +0200\nTo: y\n\nz\n"
    )
    assert raws(box) == [body.replace(b">From", b"From", 1).replace(b">>From", b">From"), b"To: y\n\nz\n"]


def test_a_message_with_a_from_line_is_one_message(tmp_path: Path) -> None:
    mail = tmp_path / "saved.eml"
    mail.write_bytes(
        b"From a@b Thu Jan  1 00:00:00 1970\nSubject: x\n\nhello\n\nFrom a@b Thu Jan  1 00:00:00 1970\nno mbox\n"
    )
    assert len(raws(mail)) == 1


@pytest.mark.shared_mail
@pytest.mark.timeout(240)
async def test_the_whole_development_set_imports_twice_without_a_double(runtime: Runtime, tenant: TestTenant) -> None:
    if not SHARED.is_dir():
        pytest.skip("the real-mail development set is not beside the checkout")
    read, stored, _, defective = figures(await import_paths(engine_of(runtime), tenant.id, tenant.slug, [SHARED]))
    assert read > 1100
    assert defective == 0
    assert figures(await import_paths(engine_of(runtime), tenant.id, tenant.slug, [SHARED])) == (read, 0, read, 0)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await session.scalar(select(func.count()).select_from(Message)) == stored
        counted = await session.scalar(
            select(func.sum(Conversation.message_count)).where(Conversation.merged_into_id.is_(None))
        )
        unread = await session.scalar(select(func.count()).where(Message.parser_version == 0))
    assert counted == stored
    # Not one that the parser could not get through.
    assert unread == 0
