"""Colleagues: inviting, joining, roles, and leaving."""

from litestar import Litestar

from tenants.session import Database
from tests.support import PASSWORD, ApiClient, TestTenant, api_client, make_person


async def invite(client: ApiClient, email: str, role: str = "rep") -> str:
    answer = await client.post("/invitations", {"email": email, "role": role})
    assert answer.status_code == 201, answer.text
    link: str = answer.json()["link"]
    return link.partition("#")[2]


async def test_an_invited_stranger_joins_with_a_new_account(client: ApiClient, app: Litestar) -> None:
    token = await invite(client, "new.rep@people.example")
    async with api_client(app) as stranger:
        preview = await stranger.post("/invitation-previews", {"token": token})
        assert preview.status_code == 200
        assert (preview.json()["email"], preview.json()["role"]) == ("new.rep@people.example", "rep")
        assert preview.json()["has_account"] is False
        joined = await stranger.post(
            "/invitation-acceptances", {"token": token, "name": "New Rep", "password": PASSWORD}
        )
        assert joined.status_code == 201, joined.text
        assert joined.json()["role"] == "rep"
        again = await stranger.post("/invitation-acceptances", {"token": token, "name": "X", "password": PASSWORD})
        assert again.status_code == 410
    names = [seat["name"] for seat in (await client.get("/users")).json()["items"]]
    assert "New Rep" in names


async def test_one_person_has_seats_in_several_tenants(
    client: ApiClient, app: Litestar, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    token = await invite(client, other_tenant.owner.email, "viewer")
    async with api_client(app) as person:
        wrong = await person.post("/invitation-acceptances", {"token": token, "password": "not the password"})
        assert wrong.json()["type"] == "/problems/wrong-credentials"
        joined = await person.post("/invitation-acceptances", {"token": token, "password": PASSWORD})
        assert joined.status_code == 201
        assert {item["role"] for item in joined.json()["tenants"]} == {"owner", "viewer"}
        assert joined.json()["tenant"]["id"] == str(tenant.id)
        assert (await person.post("/invitations", {"email": "a@b.example", "role": "rep"})).status_code == 403
        moved = await person.put("/session/tenant", {"tenant_id": str(other_tenant.id)})
        assert moved.json()["role"] == "owner"
        assert (await person.get("/session")).json()["tenant"]["id"] == str(other_tenant.id)


async def test_nobody_switches_to_a_tenant_without_a_seat(client: ApiClient, other_tenant: TestTenant) -> None:
    answer = await client.put("/session/tenant", {"tenant_id": str(other_tenant.id)})
    assert answer.status_code == 403


async def test_a_withdrawn_invitation_opens_nothing(client: ApiClient, anonymous: ApiClient) -> None:
    token = await invite(client, "late@people.example")
    listed = (await client.get("/invitations")).json()["items"]
    assert (await client.delete(f"/invitations/{listed[0]['id']}")).status_code == 204
    assert (await anonymous.post("/invitation-previews", {"token": token})).status_code == 410


async def test_a_second_invitation_ends_the_first(client: ApiClient, anonymous: ApiClient) -> None:
    first = await invite(client, "twice@people.example")
    second = await invite(client, "twice@people.example")
    assert (await anonymous.post("/invitation-previews", {"token": first})).status_code == 410
    assert (await anonymous.post("/invitation-previews", {"token": second})).status_code == 200


async def test_roles_change_with_the_version_that_was_seen(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    path = f"/users/{rep.membership_id}"
    assert (await client.patch(path, {"role": "manager"})).status_code == 428
    changed = await client.patch(path, {"role": "manager"}, version=1)
    assert changed.status_code == 200
    assert changed.headers["etag"] == '"2"'
    stale = await client.patch(path, {"role": "viewer"}, version=1)
    assert stale.status_code == 412
    assert stale.json()["current"]["role"] == "manager"


async def test_the_last_owner_stays(client: ApiClient, tenant: TestTenant) -> None:
    path = f"/users/{tenant.owner.membership_id}"
    assert (await client.patch(path, {"role": "rep"}, version=1)).json()["type"] == "/problems/last-owner"
    assert (await client.patch(path, {"active": False}, version=1)).json()["type"] == "/problems/last-owner"


async def test_nobody_gives_a_role_above_their_own(app: Litestar, database: Database, tenant: TestTenant) -> None:
    admin = await make_person(database, tenant.id, "admin")
    async with api_client(app) as client:
        await client.sign_in(admin.email)
        answer = await client.patch(f"/users/{tenant.owner.membership_id}", {"role": "rep"}, version=1)
        assert answer.json()["type"] == "/problems/role-too-high"
        made = await client.post("/invitations", {"email": "boss@people.example", "role": "owner"})
        assert made.json()["type"] == "/problems/role-too-high"


async def test_a_closed_seat_lets_nobody_in(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    assert (await client.patch(f"/users/{rep.membership_id}", {"active": False}, version=1)).status_code == 200
    async with api_client(app) as later:
        assert (await later.sign_in(rep.email)).json()["type"] == "/problems/no-seat"


async def test_what_people_do_is_in_the_audit_log(client: ApiClient) -> None:
    await invite(client, "audited@people.example")
    entries = (await client.get("/audit-entries")).json()["items"]
    assert [entry["action"] for entry in entries[:2]] == ["invitation.created", "user.signed_in"]
    assert entries[0]["subject_name"] == "audited@people.example"
