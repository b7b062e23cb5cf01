"""Messages that are here already, found by what is known of them before they are fetched.

The provider's own id survives moves (X-GM-MSGID, EMAILID). Where there is none, and the folder has begun a new
generation of UIDs, the header and the announced size tell.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import text

from mail_ingest.imap.source import MessageMeta
from mail_ingest.store.models import MailFolder
from mail_ingest.store.records import Known, head_key
from tenants.prepared import Prepared
from tenants.session import ReadSession

_BY_PROVIDER: Final = Prepared(
    text(
        "SELECT DISTINCT ON (provider_id) provider_id, message_id, head FROM message_placement"
        " WHERE tenant_id = :tenant AND mailbox_id = :mailbox AND provider_id = ANY(CAST(:ids AS text[]))"
        " ORDER BY provider_id, id"
    )
)
_BY_HEAD: Final = Prepared(
    text(
        "SELECT head, array_agg(DISTINCT message_id) AS messages FROM message_placement"
        " WHERE tenant_id = :tenant AND folder_id = :folder AND uid_validity <> :uid_validity AND gone_at IS NULL"
        " AND head = ANY(CAST(:heads AS bytea[])) GROUP BY head"
    )
)


async def by_provider(session: ReadSession, mailbox_id: UUID, metas: Sequence[MessageMeta]) -> list[Known]:
    """Those of `metas` whose provider's id is known in this mailbox."""
    ids = {meta.provider_id: meta for meta in metas if meta.provider_id is not None}
    if not ids:
        return []
    rows = await _BY_PROVIDER.fetch(session, mailbox=mailbox_id, ids=list(ids))
    return [known_of(ids[row["provider_id"]], row["message_id"], row["head"]) for row in rows]


async def by_head(
    session: ReadSession, folder: MailFolder, metas: Sequence[MessageMeta], heads: Mapping[int, bytes]
) -> list[Known]:
    """Those of `metas` that an earlier generation of the folder held, by their headers. What several messages share
    says nothing."""
    keys = {meta.uid: head_key(heads[meta.uid], meta.size) for meta in metas if meta.uid in heads}
    if not keys:
        return []
    rows = await _BY_HEAD.fetch(
        session, folder=folder.id, uid_validity=folder.uid_validity, heads=list(set(keys.values()))
    )
    found = {row["head"]: row["messages"][0] for row in rows if len(row["messages"]) == 1}
    return [known_of(meta, found[key], key) for meta in metas if (key := keys.get(meta.uid)) in found and key]


def known_of(meta: MessageMeta, message_id: UUID, head: bytes | None) -> Known:
    """What the server said of a message, together with the message that it is."""
    return Known(
        message_id=message_id,
        uid=meta.uid,
        flags=tuple(sorted(meta.flags)),
        internal_date=meta.internal_date,
        modseq=meta.modseq,
        provider_id=meta.provider_id,
        labels=meta.labels,
        head=head,
    )
