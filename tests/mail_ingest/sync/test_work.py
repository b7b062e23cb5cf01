"""The way of a batch into the database, when the database will not take a part of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import msgspec
import pytest
from sqlalchemy import select

from mail_ingest.imap.source import BodyBatch, FetchProblem, MessageBody, MessageMeta
from mail_ingest.store.folders import covered_uids
from mail_ingest.store.models import IngestSkip, MailFolder, Message
from mail_ingest.store.records import RAW, UNSTORABLE, CursorMove, Digest
from mail_ingest.sync.digest import digest
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.work import Engine, Work
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, placed_uids, raw_mail
from tests.mail_ingest.sync.test_leases import make_lease
from tests.support import TestTenant


class SpoilingPool:
    """Makes digests whose subject is `subject` for messages that say "spoil"."""

    def __init__(self, subject: str) -> None:
        self._subject = subject

    async def digest(self, raws: Sequence[bytes], **_: object) -> list[Digest]:
        return [
            msgspec.structs.replace(digest(raw), subject=self._subject) if b"spoil" in raw else digest(raw)
            for raw in raws
        ]


def found(*uids: int, spoilt: int) -> tuple[list[MessageMeta], tuple[MessageBody, ...]]:
    """Metadata and bodies of messages, one of which the database will refuse."""
    metas = [MessageMeta(uid=uid, flags=frozenset(), internal_date=None, size=100) for uid in uids]
    bodies = tuple(MessageBody(uid=uid, raw=raw_mail(uid, text="spoil" if uid == spoilt else "fine")) for uid in uids)
    return metas, bodies


@pytest.mark.parametrize("subject", ["nul \0 inside", "half \ud83d a pair"])
async def test_a_message_that_the_database_refuses_holds_up_no_other(
    runtime: Runtime, tenant: TestTenant, subject: str
) -> None:
    token = await make_lease(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder = await session.scalar(select(MailFolder).where(MailFolder.mailbox_id == token.mailbox_id))
    assert folder is not None
    work = Work(Engine(runtime.database, runtime.blobs, cast("DigestPool", SpoilingPool(subject))), token)
    metas, bodies = found(3, 2, 1, spoilt=2)
    batch = BodyBatch(
        asked=(4, 3, 2, 1), bodies=bodies, problems={4: FetchProblem.REFUSED}, server_said={4: "no such luck"}
    )
    metas.append(MessageMeta(uid=4, flags=frozenset(), internal_date=None, size=100))
    result = await work.ingest(folder, metas, batch, "backfill", CursorMove(backfill_uid=1))
    assert result.placed == 2
    assert await placed_uids(runtime, tenant, folder.id) == [1, 3]
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        row = await session.get_one(MailFolder, (tenant.id, folder.id))
        skips = {skip.uid: (skip.reason, skip.server_said) for skip in await session.scalars(select(IngestSkip))}
        covered = await covered_uids(session, row, 1, 9)
    assert (row.backfill_uid, row.stored, row.skipped) == (1, 2, 2)
    assert skips == {2: (UNSTORABLE, None), 4: ("refused", "no such luck")}
    # None of them is asked for again at once.
    assert covered == {1, 2, 3, 4}
    assert await raws(runtime, tenant) == sorted(body.raw for body in bodies if body.uid != 2)


async def raws(runtime: Runtime, tenant: TestTenant) -> list[bytes]:
    """The raw messages of all that is stored."""
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        rows = (await session.execute(select(Message.raw_sha256, Message.raw_place))).all()
    return sorted([await runtime.blobs.get(tenant.id, RAW, row.raw_sha256, row.raw_place) for row in rows])


async def test_what_comes_again_leaves_no_second_pack(runtime: Runtime, tenant: TestTenant) -> None:
    token = await make_lease(runtime, tenant)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        folder = await session.scalar(select(MailFolder).where(MailFolder.mailbox_id == token.mailbox_id))
    assert folder is not None
    work = Work(Engine(runtime.database, runtime.blobs, cast("DigestPool", SpoilingPool(""))), token)
    packs = Path(urlsplit(runtime.settings.blob_url).path) / str(tenant.id) / RAW / "packs"
    for uids, known in (((2, 1), 0), ((2, 1), 2), ((3, 2), 1)):
        metas, bodies = found(*uids, spoilt=0)
        batch = BodyBatch(asked=uids, bodies=bodies, problems={}, server_said={})
        result = await work.ingest(folder, metas, batch, "backfill", CursorMove())
        assert len(result.created) == len(uids) - known
    assert len([path for path in packs.rglob("*") if path.is_file()]) == 2
    assert await raws(runtime, tenant) == sorted(raw_mail(uid, text="fine") for uid in (1, 2, 3))
