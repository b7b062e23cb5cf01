"""How colleagues want to be reached."""

from uuid import UUID

from sqlalchemy import func, select

from backend.alerts.models import AlertSettings
from backend.alerts.schemas import SettingsPatch
from backend.alerts.service.raising import member_of
from i18n.messages import N_
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.session import WriteSession


async def change_settings(session: WriteSession, actor: Actor, patch: SettingsPatch) -> AlertSettings:
    """Set how the actor wants to be reached. Raises `ValidationFailedError`."""
    member_id = member_of(actor)
    _check(patch, member_id)
    if patch.deputy_id is not None and not await session.scalar(
        select(func.count()).where(Membership.id == patch.deputy_id, Membership.active)
    ):
        raise ValidationFailedError(
            errors=[FieldProblem("deputy_id", "unknown", N_("This colleague is not here any more."))]
        )
    row = await settings_of(session, member_id)
    if row is None:
        row = AlertSettings(id=member_id)
        session.add(row)
    for name in patch.__struct_fields__:
        setattr(row, name, getattr(patch, name))
    await session.flush()
    return row


def _check(patch: SettingsPatch, member_id: UUID) -> None:
    problems = []
    if (patch.quiet_from is None) != (patch.quiet_until is None):
        problems.append(FieldProblem("quiet_until", "incomplete", N_("Give both times, or none.")))
    if (patch.leave_from is None) != (patch.leave_until is None):
        problems.append(FieldProblem("leave_until", "incomplete", N_("Give both days, or none.")))
    elif patch.leave_from and patch.leave_until and patch.leave_until < patch.leave_from:
        problems.append(FieldProblem("leave_until", "reversed", N_("The leave ends before it begins.")))
    if patch.deputy_id == member_id:
        problems.append(FieldProblem("deputy_id", "self", N_("Somebody else has to stand in for you.")))
    if problems:
        raise ValidationFailedError(errors=problems)


async def settings_of(session: WriteSession, member_id: UUID) -> AlertSettings | None:
    """What a colleague has set; None while nothing is."""
    return await session.get(AlertSettings, (session.info["tenant_id"], member_id))
