"""Teams: making, renaming, people, archiving."""

from litestar import Litestar

from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_a_team_is_made_renamed_filled_archived_and_restored(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    one = await make_person(runtime.database, tenant.id, "rep")
    two = await make_person(runtime.database, tenant.id, "rep")
    made = await client.post("/teams", {"name": " Latin  America ", "member_ids": [str(one.membership_id)]})
    assert made.status_code == 201, made.text
    team = made.json()
    assert (team["name"], [person["id"] for person in team["members"]]) == ("Latin America", [str(one.membership_id)])
    taken = await client.post("/teams", {"name": "latin america"})
    assert (taken.status_code, taken.json()["type"]) == (409, "/problems/team-exists")
    path = f"/teams/{team['id']}"
    changed = await client.patch(path, {"name": "LatAm", "member_ids": [str(two.membership_id)]}, version=1)
    assert [person["id"] for person in changed.json()["members"]] == [str(two.membership_id)]
    assert (await client.patch(path, {"name": "X"}, version=1)).status_code == 412
    assert (await client.patch(path, {"archived": True}, version=2)).json()["archived_at"] is not None
    assert (await client.get("/teams", with_total=True)).json()["total"] == 0
    assert [row["name"] for row in (await client.get("/teams", archived=True)).json()["items"]] == ["LatAm"]
    assert (await client.post("/teams", {"name": "LatAm"})).status_code == 201
    back = await client.patch(path, {"archived": False}, version=3)
    assert back.json()["type"] == "/problems/team-exists"
    assert (await client.patch(path, {"archived": False, "name": "LatAm 2"}, version=3)).status_code == 200
    actions = {row["action"] for row in (await client.get("/audit-entries", subject_kind="team")).json()["items"]}
    assert actions == {"team.created", "team.changed", "team.archived", "team.restored"}


async def test_strangers_cannot_be_put_into_a_team(
    client: ApiClient, runtime: Runtime, other_tenant: TestTenant
) -> None:
    answer = await client.post("/teams", {"name": "T", "member_ids": [str(other_tenant.owner.membership_id)]})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "member_ids")


async def test_only_who_manages_people_makes_teams(app: Litestar, runtime: Runtime, tenant: TestTenant) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(rep.email)
        assert (await client.post("/teams", {"name": "T"})).status_code == 403
        assert (await client.get("/teams")).status_code == 200


async def test_colleagues_and_invitations_are_counted(client: ApiClient) -> None:
    await client.post("/invitations", {"email": "x@people.example", "role": "rep"})
    assert (await client.get("/users", with_total=True)).json()["total"] == 1
    assert (await client.get("/invitations", with_total=True)).json()["total"] == 1
