"""What letters say of us."""

from sqlalchemy.dialects.postgresql import insert

from backend.outreach.templates import schemas
from backend.outreach.templates.models import LetterSettings
from backend.outreach.templates.queries import letter_settings
from backend.outreach.templates.service.writing import good_tag
from tenants import audit
from tenants.context import Actor
from tenants.orm import now
from tenants.session import WriteSession


async def change_settings(
    session: WriteSession, actor: Actor, given: schemas.LetterSettingsView
) -> schemas.LetterSettingsView:
    """Set what letters say of the tenant. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("users.manage")
    values = {
        "company": " ".join(given.company.split()),
        "website": given.website.strip(),
        "phone": given.phone.strip(),
        "language": good_tag(given.language),
        "updated_at": now(),
    }
    tenant_id = session.info["tenant_id"]
    statement = insert(LetterSettings).values(id=tenant_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    audit.record(session, "letter_settings.changed", after=values)
    return await letter_settings(session)


async def name_company(session: WriteSession, name: str) -> None:
    """Let letters say the tenant's own name until somebody says otherwise."""
    values = {"id": session.info["tenant_id"], "company": name}
    await session.execute(insert(LetterSettings).values(**values).on_conflict_do_nothing())
