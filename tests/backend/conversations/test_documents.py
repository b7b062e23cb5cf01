"""Attached documents are found by what they say, and each file is read once."""

from sqlalchemy import func, select

from backend.conversations.service.documents import read_documents
from backend.conversations.service.indexing import index_messages
from mail_ingest.store.models import DocumentText
from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import ACTOR, take_in
from tests.backend.conversations.test_search import with_file
from tests.support import ApiClient, TestTenant


async def test_a_document_is_read_once_and_found_by_its_text(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    first = await take_in(runtime, tenant, with_file("list.txt", number=1, subject="First"))
    assert (await client.get("/conversations", q="kardan")).json()["items"] == []
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        changed, left = await read_documents(session, runtime.blobs, first.created)
        assert (changed, left) == (first.created, False)
        await index_messages(session, changed)
    (row,) = (await client.get("/conversations", q='"kardan shaft"')).json()["items"]
    shown = row["highlight"]
    assert (shown["source"], shown["filename"]) == ("document", "list.txt")
    assert shown["text"][slice(*shown["ranges"][0])] == "Kardan"
    # The same file again: its words are there at once, and nothing is read.
    second = await take_in(runtime, tenant, with_file("copy.txt", number=2, subject="Second"))
    assert len((await client.get("/conversations", q="kardan")).json()["items"]) == 2
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        assert await read_documents(session, runtime.blobs, second.created) == ([], False)
        assert await session.scalar(select(func.count()).select_from(DocumentText)) == 1
