"""What roles may see."""

from litestar import Controller, get, patch
from litestar.params import FromPath, JSONBody

from backend.accounts.queries.policy import list_policies
from backend.accounts.queries.sight import my_sight
from backend.accounts.schemas import MySight, RolePolicyPatch, RolePolicyView
from backend.accounts.service.policies import change_policy
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from tenants.access import PolicyRole


class RolePolicyController(Controller):
    """Whose records a role sees, and which fields of them."""

    tags = ["Users"]

    @get("/role-policies", summary="What each role may see")
    async def index(self, read_session: GivenReadSession, actor: GivenActor) -> list[RolePolicyView]:
        """Every role, and API keys."""
        actor.require("users.manage")
        return await list_policies(read_session)

    @patch("/role-policies/{role:str}", summary="Change what a role may see")
    async def change(
        self, session: GivenSession, actor: GivenActor, role: FromPath[PolicyRole], data: JSONBody[RolePolicyPatch]
    ) -> list[RolePolicyView]:
        """It holds for everybody of the role from their next request on."""
        await change_policy(session, actor, role, data)
        return await list_policies(session)

    @get("/sight", summary="What you see")
    async def mine(self, read_session: GivenReadSession) -> MySight:
        """Whose records by kind, and which fields are hidden from you."""
        return await my_sight(read_session)
