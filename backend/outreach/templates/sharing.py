"""Who sees a template and who may change it."""

from sqlalchemy import ColumnElement, or_, select, true

from backend.outreach.templates.models import Template
from tenants.context import Actor
from tenants.directory.models import TeamMember
from tenants.errors import NotAllowedError
from tenants.session import ReadSession

_RUNNING = frozenset({"manager", "admin", "owner"})


def visible(actor: Actor) -> ColumnElement[bool]:
    """The templates that the actor sees: everybody's, their teams', their own; jobs see all."""
    if actor.kind == "system":
        return true()
    if actor.membership_id is None:
        return Template.sharing == "all"
    teams = select(TeamMember.team_id).where(TeamMember.membership_id == actor.membership_id)
    return or_(
        Template.sharing == "all",
        Template.owner_id == actor.membership_id,
        (Template.sharing == "team") & Template.team_id.in_(teams),
    )


async def teams_of(session: ReadSession, actor: Actor) -> set[object]:
    """The teams the actor belongs to."""
    if actor.membership_id is None:
        return set()
    return set(await session.scalars(select(TeamMember.team_id).where(TeamMember.membership_id == actor.membership_id)))


def may_change(actor: Actor, template: Template, teams: set[object]) -> bool:
    """Whether the actor may change a template that they see: its owner, its team, and who runs the place."""
    if not actor.may("conversations.write"):
        return False
    if actor.kind != "user":
        return True
    own = template.owner_id is not None and template.owner_id == actor.membership_id
    shared = template.sharing == "team" and template.team_id in teams
    return own or shared or (template.sharing != "mine" and actor.role in _RUNNING)


async def require_change(session: ReadSession, actor: Actor, template: Template) -> None:
    """Raise `NotAllowedError` unless the actor may change the template."""
    if not may_change(actor, template, await teams_of(session, actor)):
        raise NotAllowedError
