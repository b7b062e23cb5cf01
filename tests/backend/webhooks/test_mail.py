"""Mail of a real server, and what became of ours: told to a receiver whose scope may see the mailbox."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import update

from backend.outreach.tracking.door import Door
from backend.outreach.tracking.models import TrackedMessage
from backend.outreach.tracking.recorder import Recorder
from backend.outreach.tracking.spool import Spool
from mail_ingest.submit.mime import Party
from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import MailUser
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.settings import Settings
from tests.backend.outreach.bounces.test_incoming import SENT_ID, dsn
from tests.backend.outreach.sending.conftest import dovecot, mail_user, mailbox_id, sink
from tests.backend.outreach.sending.sending import dispatching, parsed, queue, until_filed
from tests.backend.outreach.sending.sink import Sink
from tests.backend.outreach.tracking.sent import judge_now
from tests.backend.webhooks.hooking import ACTOR, Hooks
from tests.backend.webhooks.receiver import Receiver
from tests.jobs import work_off
from tests.mail_ingest.mailing import count_messages, eventually, raw_mail, running_engine, until_finished
from tests.support import ApiClient, TestTenant

__all__ = ["dovecot", "mail_user", "mailbox_id", "sink"]
pytestmark = pytest.mark.dovecot

BUYER = "ana@comprador.br"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"
OUTSIDE = "https://go.lading.test"


@pytest.fixture
def settings(settings: Settings, dovecot: Dovecot) -> Settings:
    """Settings of a process that trusts the mail server, and whose pixels and links have a host."""
    return settings.model_copy(
        update={"extra_ca_file": dovecot.authority.ca_file, "tracking_url": OUTSIDE, "trust_proxy": True}
    )


async def test_mail_is_told_as_it_comes_and_goes(
    app: Litestar,
    runtime: Runtime,
    settings: Settings,
    tenant: TestTenant,
    anonymous: ApiClient,
    hooks: Hooks,
    receiver: Receiver,
    mailbox_id: UUID,
    mail_user: MailUser,
    sink: Sink,
) -> None:
    webhook, _ = await hooks.add(receiver.url())
    server, user = mail_user.server, mail_user.user

    async def told() -> dict[str, dict[str, object]]:
        """What the receiver has heard of mail since it was last asked."""
        await work_off(runtime, tenant)
        await hooks.sender.send_due()
        heard = {each.json["type"]: each.json["data"] for each in receiver.taken}
        receiver.taken.clear()
        return {name: data for name, data in heard.items() if name.startswith("message.")}

    async def arrive(*mail: bytes) -> None:
        before = await count_messages(runtime, tenant)
        server.deliver(user, list(mail))

        async def there() -> bool:
            return await count_messages(runtime, tenant) == before + len(mail)

        await eventually(there)

    server.deliver(user, [raw_mail("old", sender=f"Ana <{BUYER}>", to=user)])
    async with running_engine(runtime):
        await until_finished(runtime, tenant, mailbox_id)
        assert await told() == {}  # what lay there before is no news
        await arrive(raw_mail("asks", sender=f"Ana <{BUYER}>", to=user))
        heard = (await told())["message.received"]
        assert heard["machine"] is False
        conversation = heard["conversation_id"]
        shown = await hooks.client.get(str(heard["href"]).removeprefix("/api/v1"))
        assert shown.json()["subject"] == "Offer asks"

        html = '<p>Dear Ana, see <a href="https://acme.example/list">our list</a> and <a href="https://acme.example/">us</a>.</p>'
        offer = await queue(
            runtime, tenant, mailbox_id, mode="reply", parent_id=UUID(str(heard["id"])), html=html,
            to=[Party("Ana", BUYER)], subject="Re: Offer asks",
        )  # fmt: skip
        async with dispatching(runtime):
            row = await until_filed(runtime, tenant, offer)
        assert (await told())["message.sent"]["conversation_id"] == conversation

        spool = Spool(settings.data_dir / "spool-of-test")
        app.state.tracking_door = Door(runtime, spool)
        body = parsed(sink.taken[0].content).get_body(("html",))
        assert body is not None
        async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
            # A person reads it an hour after it went out; who comes within seconds is a machine.
            await session.execute(update(TrackedMessage).values(sent_at=TrackedMessage.sent_at - timedelta(hours=1)))
        asked = re.findall(rf"{OUTSIDE}(/t/[oc]/[\w-]{{64}}(?:\.gif)?)", body.get_content())[:2]
        for path, network in zip(asked, ("203.0.113.7", "198.51.100.7"), strict=True):
            headers = {"X-Forwarded-For": network, "User-Agent": BROWSER}
            await anonymous.http.get(path, headers=headers, follow_redirects=False)
        await Recorder(runtime, spool).store_all()
        spool.close()
        await judge_now(runtime, tenant, now() + timedelta(minutes=1))
        heard_of = await told()
        assert {"message.opened", "message.clicked"} <= set(heard_of)
        assert {each["conversation_id"] for each in heard_of.values()} == {conversation}

        answer = raw_mail("answers", sender=f"Ana <{BUYER}>", to=user).replace(
            b"\n\n", f"\nIn-Reply-To: <{row.message_id_header}>\n\n".encode(), 1
        )
        await arrive(answer)
        heard_of = await told()
        assert {"message.received", "message.replied"} <= set(heard_of)
        assert heard_of["message.replied"]["conversation_id"] == conversation
        report = dsn((BUYER, "failed", "5.1.1", "550 no such user"), at=now())
        await arrive(report.replace(SENT_ID.encode(), str(row.message_id_header).encode()))
        assert (await told())["message.bounced"]["bounce_class"] is not None

        # A mailbox that is its owner's alone is nothing that a key sees, so a webhook hears nothing of it either.
        changed = await hooks.client.put(f"/mailboxes/{mailbox_id}/visibility", {"visibility": "owner"})
        assert changed.status_code == 200, changed.text
        await arrive(raw_mail("secret", sender=f"Ana <{BUYER}>", to=user))
        assert await told() == {}
    assert (await hooks.endpoint(webhook))["problem"] is None
