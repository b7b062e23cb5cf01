"""The audit log, and the saved choices of a user's screens."""

from typing import Annotated

from litestar import Controller, get, put
from litestar.params import FromQuery, JSONBody, PathParameter

from backend.accounts.queries import list_audit, load_preference
from backend.accounts.schemas import AuditEntryView, PreferenceValue, PreferenceView
from backend.accounts.service.preferences import save_preference
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.errors import NotAllowedError
from tenants.paging import Page

Key = Annotated[str, PathParameter(max_length=100, pattern=r"^[a-z0-9_.-]+$")]


class AuditController(Controller):
    """Who did what."""

    path = "/audit-entries"
    tags = ["Audit"]

    @get(summary="The audit log")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        action: FromQuery[str | None] = None,
        subject_kind: FromQuery[str | None] = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[AuditEntryView]:
        """Actions of people, keys and jobs, newest first."""
        actor.require("audit.read")
        return await list_audit(read_session, action=action, subject_kind=subject_kind, cursor=cursor, limit=limit)


class PreferenceController(Controller):
    """Saved choices of a user's screens."""

    path = "/preferences"
    tags = ["Preferences"]

    @get("/{key:str}", summary="A saved choice")
    async def show(self, read_session: GivenReadSession, actor: GivenActor, key: Key) -> PreferenceView:
        """The choice saved under `key`, or null."""
        if actor.membership_id is None:
            raise NotAllowedError
        return PreferenceView(key, await load_preference(read_session, actor.membership_id, key))

    @put("/{key:str}", summary="Save a choice")
    async def save(
        self, session: GivenSession, actor: GivenActor, key: Key, data: JSONBody[PreferenceValue]
    ) -> PreferenceView:
        """Save a choice of the signed-in user."""
        await save_preference(session, actor, key, data.value)
        return PreferenceView(key, data.value)
