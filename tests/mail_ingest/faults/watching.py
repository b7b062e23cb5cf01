"""A mailbox on a faulty server, seen as its owner sees it: through the API."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from mail_ingest.store import leases
from mail_ingest.store.models import IngestSkip, MailFolder, Message, MessagePlacement
from mail_ingest.testing.hostile import HostileServer
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.mail_ingest.mailing import ACTOR, eventually, folder_row, mailbox_row
from tests.support import ApiClient, TestTenant


@dataclass(frozen=True)
class Box:
    """A mailbox of `tenant`, as `client` sees it."""

    runtime: Runtime
    tenant: TestTenant
    client: ApiClient
    id: UUID

    async def seen(self) -> dict[str, Any]:
        """The mailbox on the screen."""
        found: dict[str, Any] = (await self.client.get(f"/mailboxes/{self.id}")).json()
        return found

    async def folder(self) -> dict[str, Any] | None:
        """INBOX on the screen; None while it is not known."""
        folders: list[dict[str, Any]] = (await self.client.get(f"/mailboxes/{self.id}/folders")).json()
        return next((folder for folder in folders if folder["name"] == "INBOX"), None)

    async def look_now(self) -> None:
        """What the button does: the pause after a failure ends."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            await leases.request(session, self.id, active=True)

    async def problem(self) -> dict[str, Any]:
        """Wait for a problem; as the screen says it."""

        async def found() -> Any:
            return (await mailbox_row(self.runtime, self.tenant, self.id)).problem

        await eventually(found)
        problem: dict[str, Any] = (await self.seen())["problem"]
        return problem

    async def exact(self, *, stored: int, skipped: int = 0, insist: bool = False) -> dict[str, Any]:
        """Wait until the ledger is exact with so many messages, pressing "Look now" on the way (and with `insist` "Try
        again"); then prove it. Answers INBOX as the screen shows it."""

        async def settled() -> bool:
            await self.look_now()
            row = await folder_row(self.runtime, self.tenant, self.id)
            if row is None or row.verified_at is None or row.drift or not row.backfill_done:
                return False
            if insist and row.skipped:
                await self.try_again("broken")
            return (row.stored, row.skipped, row.on_server) == (stored, skipped, stored + skipped)

        await eventually(settled)
        folder = await self.folder()
        assert folder is not None
        assert (folder["stored"], folder["skipped"], folder["left"]) == (stored, skipped, 0)
        await self._prove(UUID(folder["id"]), stored, skipped)
        return folder

    async def try_again(self, reason: str) -> None:
        """What the button beside a reason does."""
        answer = await self.client.post(f"/mailboxes/{self.id}/skip-retries", {"reason": reason})
        assert answer.status_code == 202, answer.text

    async def _prove(self, folder_id: UUID, stored: int, skipped: int) -> None:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            validity = await session.scalar(select(MailFolder.uid_validity).where(MailFolder.id == folder_id))
            uids = list(
                await session.scalars(
                    select(MessagePlacement.uid).where(
                        MessagePlacement.folder_id == folder_id,
                        MessagePlacement.uid_validity == validity,
                        MessagePlacement.gone_at.is_(None),
                    )
                )
            )
            left_out = list(await session.scalars(select(IngestSkip.uid).where(IngestSkip.folder_id == folder_id)))
            doubles = await session.scalar(select(func.count()).select_from(Message).having(func.count() < stored))
        assert len(uids) == len(set(uids)) == stored
        assert len(left_out) == skipped
        assert not set(uids) & set(left_out)
        assert doubles is None or doubles == 0

    async def skips(self) -> dict[int, tuple[str, int, str | None]]:
        """What was left out by UID: reason, tries, and what the server said."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            rows = await session.execute(
                select(IngestSkip.uid, IngestSkip.reason, IngestSkip.tries, IngestSkip.server_said)
            )
            return {row.uid: (row.reason, row.tries, row.server_said) for row in rows}


async def box_on(
    runtime: Runtime, tenant: TestTenant, client: ApiClient, server: HostileServer, address: str | None = None
) -> Box:
    """Add a mailbox that lies on `server`."""
    data = NewMailbox(
        address=address or f"{new_id().hex}@faulty.example",
        secret="anything",
        imap=Endpoint("localhost", server.port, "tls"),
    )
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        mailbox = await add_mailbox(session, ACTOR, runtime.vault, data)
    return Box(runtime, tenant, client, mailbox.id)
