"""Whose letters go first where many wait: mailboxes take turns, and people go before programs."""

from uuid import UUID

import pytest

from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from backend.outreach.sending import gates, lane_work
from backend.outreach.sending.dispatcher import Dispatcher
from mail_ingest.testing.fixtures import MailUser
from tenants.runtime import Runtime
from tests.backend.outreach.sending.sending import dispatching, parsed, queue, until, until_filed
from tests.backend.outreach.sending.sink import Sink
from tests.mail_ingest.mailing import eventually
from tests.support import TestTenant

pytestmark = pytest.mark.dovecot

MANY = 40


async def begun(sink: Sink) -> None:
    """The first letters are out."""

    async def some() -> bool:
        return len(sink.taken) >= 3

    assert await eventually(some, seconds=40)


def subjects(sink: Sink) -> list[str]:
    return [str(parsed(taken.content)["Subject"]) for taken in sink.taken]


async def test_a_mailbox_with_many_letters_does_not_keep_another_waiting(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, mail_user: MailUser, sink: Sink,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(lane_work, "_SHORT_TURN", 0.5)
    # One place for all mailboxes, as where hundreds of them share a worker.
    monkeypatch.setattr(Dispatcher.__init__, "__kwdefaults__", {"most": 1})
    address = f"second-{mail_user.user}"
    mail_user.server.add_user(address, mail_user.password)
    actor = tenant.owner.actor()
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        given = NewMailbox(
            address=address, secret=mail_user.password, display_name="Second",
            imap=Endpoint("localhost", mail_user.server.tls_port, "tls"),
            smtp=Endpoint("localhost", sink.port, "tls"),
        )  # fmt: skip
        second = (await add_mailbox(session, actor, runtime.vault, given)).id
    ids = [await queue(runtime, tenant, mailbox_id, subject=f"Many {number}") for number in range(MANY)]
    async with dispatching(runtime):
        await begun(sink)
        ids.append(await queue(runtime, tenant, second, subject="One", from_address=address))
        await until(runtime, tenant, ids[-1], lambda row: row.state == "sent")
        assert len(sink.taken) < MANY
        for outgoing_id in ids:
            await until_filed(runtime, tenant, outgoing_id)
    assert sorted(subjects(sink)) == sorted(["One", *(f"Many {number}" for number in range(MANY))])


async def test_a_persons_letter_goes_before_those_of_programs(
    runtime: Runtime, tenant: TestTenant, mailbox_id: UUID, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane_work, "_ASK_EVERY", 0.3)
    monkeypatch.delitem(gates._GATES, "sequence", raising=False)
    for number in range(MANY):
        await queue(runtime, tenant, mailbox_id, subject=f"Program {number}", origin="sequence")
    async with dispatching(runtime):
        await begun(sink)
        mine = await queue(runtime, tenant, mailbox_id, subject="A person's")
        await until(runtime, tenant, mine, lambda row: row.state == "sent")
        assert len(sink.taken) < MANY
