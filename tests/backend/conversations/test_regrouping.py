"""Splitting and joining by people: it sticks, later mail follows it, and it can be undone."""

from typing import Any

from litestar import Litestar

from tenants.runtime import Runtime
from tests.backend.conversations.taking_in import take_in
from tests.mail_ingest.mailing import raw_mail
from tests.support import ApiClient, TestTenant, api_client, make_person


async def threads(client: ApiClient) -> set[tuple[str, ...]]:
    """The conversations as the Message-IDs of their messages."""
    found = set()
    for row in (await client.get("/conversations")).json()["items"]:
        opened = (await client.get(f"/conversations/{row['id']}")).json()
        assert opened["message_count"] == len(opened["messages"])
        found.add(tuple(message["message_id_header"].removesuffix("@mail.example") for message in opened["messages"]))
    return found


def naming(number: str, *named: str, hour: int) -> bytes:
    """Mail whose References are `named`, the last of which it answers."""
    references = " ".join(f"<m{each}@mail.example>" for each in named)
    answers = f"In-Reply-To: <m{named[-1]}@mail.example>\n" if named else ""
    head = f"References: {references}\n{answers}Subject:" if named else "Subject:"
    return raw_mail(number, subject="Re: Valves for Porto", hour=hour).replace(b"Subject:", head.encode(), 1)


async def one_thread(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> dict[str, Any]:
    await take_in(
        runtime, tenant, naming("a", hour=1), naming("b", "a", hour=2), naming("c", "a", "b", hour=3),
        naming("d", "a", "b", "c", hour=4),
    )  # fmt: skip
    (row,) = (await client.get("/conversations")).json()["items"]
    opened: dict[str, Any] = (await client.get(f"/conversations/{row['id']}")).json()
    return opened


async def test_a_split_sticks_and_later_mail_follows_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    opened = await one_thread(client, runtime, tenant)
    third = opened["messages"][2]["id"]
    edit = (await client.post(f"/conversations/{opened['id']}/splits", {"message_id": third})).json()
    assert (edit["kind"], edit["messages"]) == ("split", 2)
    assert await threads(client) == {("ma", "mb"), ("mc", "md")}
    # An answer to each half, a late message between them, and one that names both.
    await take_in(runtime, tenant, naming("e", "a", "b", "c", "d", hour=5), naming("f", "a", "b", hour=6))
    await take_in(runtime, tenant, naming("late", "a", hour=2))
    assert await threads(client) == {("ma", "mb", "mlate", "mf"), ("mc", "md", "me")}
    assert [row["kind"] for row in (await client.get(f"/conversations/{edit['other_id']}/thread-edits")).json()] == [
        "split"
    ]
    undone = await client.post(f"/thread-edits/{edit['id']}/undo")
    assert undone.json()["undone_at"] is not None
    assert await threads(client) == {("ma", "mb", "mlate", "mc", "md", "me", "mf")}
    assert (await client.get(f"/conversations/{edit['other_id']}")).json()["id"] == opened["id"]
    again = await client.post(f"/thread-edits/{edit['id']}/undo")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/cannot-undo")


async def test_what_cannot_be_split(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    opened = await one_thread(client, runtime, tenant)
    path = f"/conversations/{opened['id']}/splits"
    first = await client.post(path, {"message_id": opened["messages"][0]["id"]})
    assert (first.status_code, first.json()["type"]) == (409, "/problems/nothing-to-split")
    assert (await client.post(path, {"message_id": opened["id"]})).status_code == 404


async def test_a_join_sticks_and_can_be_taken_back_although_mail_came_in_between(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("a", subject="One", hour=1), raw_mail("x", subject="Two", hour=2))
    two, one = (await client.get("/conversations")).json()["items"]
    await client.put(f"/conversations/{one['id']}/reading", {"read": True})
    edit = (await client.post(f"/conversations/{one['id']}/joins", {"conversation_id": two["id"]})).json()
    assert await threads(client) == {("ma", "mx")}
    assert (await client.get(f"/conversations/{two['id']}")).json()["id"] == one["id"]
    itself = await client.post(f"/conversations/{one['id']}/joins", {"conversation_id": two["id"]})
    assert itself.json()["type"] == "/problems/same-conversation"
    await take_in(runtime, tenant, raw_mail("y", parent="x", subject="Re: Two", hour=3))
    assert await threads(client) == {("ma", "mx", "my")}
    assert (await client.post(f"/thread-edits/{edit['id']}/undo")).status_code == 200
    assert await threads(client) == {("ma", "my"), ("mx",)}
    # Now mail names both, and they stay apart: a person has said so.
    await take_in(runtime, tenant, raw_mail("z", parent="x", subject="Re: Two", hour=4))
    await take_in(runtime, tenant, naming("w", "x", "y", hour=5))
    assert await threads(client) == {("ma", "my", "mw"), ("mx", "mz")}
    actions = [row["action"] for row in (await client.get("/audit-entries")).json()["items"]]
    assert {"conversation.joined", "conversation.join_undone"} <= set(actions)


async def test_what_is_joined_is_found_in_one_conversation(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await take_in(runtime, tenant, raw_mail("a", subject="One", hour=1), raw_mail("x", subject="Twofold", hour=2))
    two, one = (await client.get("/conversations")).json()["items"]
    edit = (await client.post(f"/conversations/{one['id']}/joins", {"conversation_id": two["id"]})).json()
    (row,) = (await client.get("/conversations", q="twofold")).json()["items"]
    assert row["id"] == one["id"]
    await client.post(f"/thread-edits/{edit['id']}/undo")
    (row,) = (await client.get("/conversations", q="twofold")).json()["items"]
    assert row["id"] == two["id"]


async def test_who_only_reads_puts_nothing_right(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    opened = await one_thread(client, runtime, tenant)
    viewer = await make_person(runtime.database, tenant.id, "viewer")
    async with api_client(app) as reader:
        await reader.sign_in(viewer.email)
        path = f"/conversations/{opened['id']}/splits"
        assert (await reader.post(path, {"message_id": opened["messages"][1]["id"]})).status_code == 403
