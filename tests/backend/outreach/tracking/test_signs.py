"""What became of a conversation's letters, in a word each; and whom links to this machine would lead anywhere."""

from pathlib import Path

import pytest

from backend.outreach.tracking.addresses import leads_there
from backend.outreach.tracking.models import TrackedRecipient
from mail_ingest.sync.archive import import_paths
from mail_ingest.sync.work import Engine
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tests.backend.outreach.tracking.sent import recipients, send
from tests.mail_ingest.mailing import raw_mail, shared_pool
from tests.support import ApiClient, TestTenant


@pytest.mark.parametrize(
    ("base", "addresses", "leads"),
    [
        ("http://127.0.0.1:8000", ["ana@moinho.example"], True),
        ("http://localhost:8000", ["ana@moinho.test", "bo@mail.example.com"], True),
        ("http://[::1]:8000", ["ana@moinho.example", "bo@moinho.br"], False),
        ("http://127.0.0.1:8000", ["ana@myexample.com"], False),
        ("https://go.acme.example", ["ana@moinho.br"], True),
    ],
)
def test_nobody_outside_gets_links_to_this_machine(base: str, addresses: list[str], leads: bool) -> None:
    assert leads_there(base, addresses) is leads


async def test_a_letter_of_ours_says_what_became_of_it(
    runtime: Runtime, client: ApiClient, tenant: TestTenant, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.eml").write_bytes(raw_mail(number, parent=1 if number > 1 else None))
    await import_paths(Engine(runtime.database, runtime.blobs, shared_pool()), tenant.id, tenant.slug, [tmp_path])
    conversation = (await client.get("/conversations?kind=all")).json()["items"][0]["id"]
    messages = (await client.get(f"/conversations/{conversation}")).json()["messages"]
    outgoing_id, _ = await send(runtime, tenant, "ana@x.example", "bo@x.example", message_id_header="m2@mail.example")
    path = f"/tracking/conversations/{conversation}"
    (sent,) = (await client.get(path)).json()
    assert (sent["outgoing_id"], sent["message_id"], sent["status"]) == (str(outgoing_id), messages[1]["id"], "sent")
    ana, _ = await recipients(runtime, tenant, outgoing_id)
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        row = await session.get_one(TrackedRecipient, (tenant.id, ana.id))
        row.opened_at = row.replied_at = now()
        row.opens = 2
    (answered,) = (await client.get(path)).json()
    assert (answered["status"], answered["opens"]) == ("replied", 2)
    assert (await client.get(f"/tracking/conversations/{new_id()}")).status_code == 404
