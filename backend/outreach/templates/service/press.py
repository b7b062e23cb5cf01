"""Templates filled for many contacts: all is read once, in as many queries as for one."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries.addressees import Addressee, addressees
from backend.outreach.templates import schemas
from backend.outreach.templates.models import ContactManner, Template, TemplateLanguage
from backend.outreach.templates.queries import letter_settings, versions_of
from backend.outreach.templates.service.business import speaks_of_business
from backend.outreach.templates.service.manners import as_person, manners_of
from backend.outreach.templates.service.own_fields import OwnOfPeople, own_of_people, speaks_of_own
from backend.outreach.templates.service.rendering import Filled, fill, sender_of
from backend.outreach.templates.service.writing import text_of
from backend.outreach.templates.sharing import visible
from i18n.salutations import Person
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession


class Press:
    """Some templates and some contacts, in the name of one sender. Made by `Press.of`."""

    def __init__(
        self,
        templates: Mapping[UUID, Template],
        versions: Mapping[UUID, list[TemplateLanguage]],
        people: Mapping[UUID, Addressee],
        manners: Mapping[UUID, ContactManner],
        settings: schemas.LetterSettingsView,
        sender: Mapping[str, Any],
        own: OwnOfPeople | None,
    ) -> None:
        self.people = people
        self._templates = templates
        self._versions = versions
        self._manners = manners
        self._settings = settings
        self._sender = sender
        self._own = own

    @classmethod
    async def of(
        cls, session: ReadSession, sender: Actor, template_ids: Collection[UUID], contact_ids: Collection[UUID]
    ) -> "Press":
        """Read all that filling needs. Templates that `sender` does not see are not there."""
        wanted = list(set(template_ids))
        rows = await session.scalars(select(Template).where(Template.id.in_(wanted), visible(sender)))
        templates = {row.id: row for row in rows}
        versions = await versions_of(session, list(templates))
        people = await addressees(session, contact_ids)
        own = None
        if speaks_of_own([text_of(each) for group in versions.values() for each in group]):
            companies = {each.company.id for each in people.values() if each.company}
            own = await own_of_people(session, list(people), companies)
        return cls(
            templates,
            versions,
            people,
            await manners_of(session, contact_ids),
            await letter_settings(session),
            await sender_of(session, sender),
            own,
        )

    def fill(
        self, template_id: UUID, contact_id: UUID, values: Mapping[str, dict[str, Any]] | None = None
    ) -> schemas.Rendered:
        """The letter in the language that fits the contact best; `values` as `engine.fields.read_given` gives them.
        Raises `NotFoundError`, `NoTemplateVersionError`."""
        template, contact = self._templates.get(template_id), self.people.get(contact_id)
        if template is None or contact is None:
            raise NotFoundError
        person: Person = as_person(contact, self._manners.get(contact_id))
        who = Filled(contact, contact.company, person)
        known: Mapping[str, dict[str, Any]] = values or {}
        if self._own is not None:
            known = self._own.over(known, contact_id, contact.company.id if contact.company else None)
        return fill(template, self._versions[template_id], who, self._settings, self._sender, known)

    def speaks_of_business(self, template_ids: Collection[UUID]) -> bool:
        """Whether a deal or an order is to be asked for before filling."""
        return speaks_of_business([text_of(each) for wanted in template_ids for each in self._versions.get(wanted, [])])

    @property
    def speaks_of_own(self) -> bool:
        """Whether any of the templates speaks of fields of the tenant's own."""
        return self._own is not None

    def files(self, template_id: UUID, language: str) -> list[dict[str, Any]]:
        """The files of a version as they are stored: `{"id", "filename", "content_type", "size", "sha256"}`."""
        return next((each.files for each in self._versions[template_id] if each.language == language), [])
