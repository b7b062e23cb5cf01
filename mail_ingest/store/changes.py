"""What happened to messages on the server after they came in: flags, labels, and that they are gone."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import text

from mail_ingest.imap.source import MessageMeta
from mail_ingest.store.bulk import as_json
from mail_ingest.store.events import MOST_IN_EVENT, ConversationsChanged
from mail_ingest.store.folders import close_placements
from mail_ingest.store.ingest import own_addresses
from mail_ingest.store.models import MailFolder
from mail_ingest.store.records import DRAFT
from mail_ingest.store.summary import conversations_of, refresh
from tenants.orm import now
from tenants.outbox import append
from tenants.prepared import Prepared
from tenants.session import WriteSession

_SET_FLAGS: Final = Prepared(
    text(
        """
        UPDATE message_placement p
        SET flags = n.flags, modseq = coalesce(n.modseq, p.modseq),
            labels = CASE WHEN :with_labels THEN n.labels ELSE p.labels END
        FROM unnest(CAST(:uids AS bigint[]), CAST(:flags AS jsonb[]), CAST(:modseqs AS bigint[]),
                    CAST(:labels AS jsonb[])) AS n(uid, flags, modseq, labels)
        WHERE p.tenant_id = :tenant AND p.folder_id = :folder AND p.uid_validity = :uid_validity AND p.uid = n.uid
          AND (p.flags <> n.flags OR (:with_labels AND p.labels <> n.labels))
        RETURNING p.message_id
        """
    )
)
_SET_UNSEEN: Final = Prepared(
    text(
        """
        UPDATE message m SET unseen = NOT s.seen
        FROM (
            SELECT p.message_id, bool_or(p.flags @> CAST('["\\\\Seen"]' AS jsonb)) AS seen
            FROM message_placement p
            WHERE p.tenant_id = :tenant AND p.message_id = ANY(CAST(:ids AS uuid[])) AND p.gone_at IS NULL
            GROUP BY p.message_id
        ) s
        WHERE m.tenant_id = :tenant AND m.id = s.message_id AND m.direction = 'in' AND m.origin <> 'import'
          AND m.unseen = s.seen
        """
    )
)
_NO_DRAFTS: Final = Prepared(
    text(
        "UPDATE ingest_skip SET next_try_at = :moment, updated_at = :moment"
        " WHERE tenant_id = :tenant AND folder_id = :folder AND uid_validity = :uid_validity"
        " AND reason = :reason AND uid = ANY(CAST(:uids AS bigint[]))"
    )
)


async def apply_flags(
    session: WriteSession, folder: MailFolder, metas: Sequence[MessageMeta], *, labels: bool
) -> set[UUID]:
    """Let flags, and with `labels` the labels too, be as the server has them; answers the conversations that this
    changes."""
    if not metas:
        return set()
    changed = await _SET_FLAGS.fetch(
        session,
        folder=folder.id,
        uid_validity=folder.uid_validity,
        uids=[meta.uid for meta in metas],
        flags=[as_json(sorted(meta.flags)) for meta in metas],
        modseqs=[meta.modseq for meta in metas],
        labels=[as_json(meta.labels) for meta in metas],
        with_labels=labels,
    )
    finished = [meta.uid for meta in metas if "\\Draft" not in meta.flags]
    if folder.skipped and finished:
        await _NO_DRAFTS.fetch(
            session,
            folder=folder.id,
            uid_validity=folder.uid_validity,
            uids=finished,
            reason=DRAFT,
            moment=now(),
        )
    ids = list({row["message_id"] for row in changed})
    if not ids:
        return set()
    await _SET_UNSEEN.fetch(session, ids=ids)
    return set(await conversations_of(session, ids))


async def apply_gone(session: WriteSession, folder: MailFolder, gone: Collection[int]) -> set[UUID]:
    """Close the places of messages that are no longer there; answers the conversations that this changes."""
    return set(await close_placements(session, folder, gone)) if gone else set()


async def tell_changed(session: WriteSession, conversation_ids: Collection[UUID]) -> None:
    """Make the summaries of changed conversations anew, and tell of them."""
    if not conversation_ids:
        return
    ids = sorted(conversation_ids)
    await refresh(session, ids, await own_addresses(session))
    for start in range(0, len(ids), MOST_IN_EVENT):
        append(session, ConversationsChanged(conversation_ids=ids[start : start + MOST_IN_EVENT]))
