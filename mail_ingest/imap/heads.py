"""Headers alone, by which messages are recognised that are here already."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from mail_ingest.imap.errors import Scope
from mail_ingest.imap.fetching import merge
from mail_ingest.imap.session import Session
from mail_ingest.imap.uidset import uid_sets

_BATCH: Final = 200


async def fetch_heads(session: Session, uids: Sequence[int]) -> AsyncIterator[dict[int, bytes]]:
    """See `MailSource.fetch_heads`."""
    newest_first = sorted(set(uids), reverse=True)
    for start in range(0, len(newest_first), _BATCH):
        heads: dict[int, bytes] = {}
        for uid_set in uid_sets(newest_first[start : start + _BATCH]):
            outcome = await session.command(
                b"UID FETCH " + uid_set.encode() + b" (UID BODY.PEEK[HEADER])",
                wanted=frozenset({"FETCH"}),
                deadline=120,
                scope=Scope.FOLDER,
            )
            for uid, fetched in merge(outcome.responses).items():
                head = fetched.items.get("BODY[HEADER]")
                if isinstance(head, bytes):
                    heads[uid] = head
        yield heads
