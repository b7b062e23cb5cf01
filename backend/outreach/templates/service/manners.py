"""How contacts are addressed."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries import load_contact
from backend.customers.queries.addressees import Addressee
from backend.customers.schemas import Contact
from backend.outreach.templates import schemas
from backend.outreach.templates.models import ContactManner
from backend.outreach.templates.queries import letter_settings
from backend.outreach.templates.service.writing import good_tag
from i18n.salutations import Person, salutation
from i18n.titles import Gender, split_titles
from tenants import audit
from tenants.context import Actor
from tenants.orm import now
from tenants.session import ReadSession, WriteSession


async def person_of(session: ReadSession, contact: Contact | None) -> Person:
    """A contact as salutations see it: what somebody said of it, and a title that the name itself carries."""
    if contact is None:
        return Person()
    return as_person(contact, (await manners_of(session, [contact.id])).get(contact.id))


async def manners_of(session: ReadSession, contact_ids: Collection[UUID]) -> dict[UUID, ContactManner]:
    """What somebody said of how to address these contacts; of whom nobody did is missing."""
    rows = await session.scalars(select(ContactManner).where(ContactManner.id.in_(list(contact_ids))))
    return {row.id: row for row in rows}


def as_person(contact: Contact | Addressee, row: ContactManner | None) -> Person:
    """A contact as salutations see it, with what is known of their manner."""
    gender: Gender | None = "f" if row and row.gender == "f" else "m" if row and row.gender == "m" else None
    carried, name = split_titles(contact.name)
    return Person(
        name=name,
        given=contact.given_name,
        family=contact.family_name,
        gender=gender,
        honorific=(row.honorific if row else None) or carried,
        forms=row.forms if row else {},
    )


async def load_manner(session: ReadSession, contact_id: UUID) -> schemas.MannerView:
    """How a contact is addressed, and the salutation that comes of it. Raises `NotFoundError`."""
    contact = await load_contact(session, contact_id)
    person = await person_of(session, contact)
    language = contact.language or (await letter_settings(session)).language
    row = await session.scalar(select(ContactManner).where(ContactManner.id == contact_id))
    return schemas.MannerView(
        gender=person.gender,
        honorific=row.honorific if row else None,
        forms=row.forms if row else {},
        language=language,
        salutation=salutation(person, language),
    )


async def change_manner(
    session: WriteSession, actor: Actor, contact_id: UUID, given: schemas.Manner
) -> schemas.MannerView:
    """Say how a contact is addressed. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`."""
    actor.require("companies.write")
    contact = await load_contact(session, contact_id)
    forms = {good_tag(tag, "forms"): " ".join(form.split()) for tag, form in given.forms.items() if form.strip()}
    values = {
        "gender": given.gender,
        "honorific": " ".join((given.honorific or "").split()) or None,
        "forms": forms,
        "updated_at": now(),
    }
    statement = insert(ContactManner).values(id=contact_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    audit.record(session, "contact.changed", subject_id=contact_id, subject_name=contact.name, after=values)
    return await load_manner(session, contact_id)
