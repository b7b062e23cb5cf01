"""Forms and what was filled in, as they are shown."""

from typing import Any, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.whom import companies_by_id
from backend.leads.forms.page import address_of
from backend.leads.forms.schemas import FormField, FormTexts, LeadFormView, SubmissionValue, SubmissionView
from backend.leads.forms.texts import HELD, label_of
from backend.leads.models import Lead, LeadForm, LeadSubmission
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.session import ReadSession


async def list_forms(session: ReadSession, public_url: str) -> list[LeadFormView]:
    """Every form, by name."""
    rows = list(await session.scalars(select(LeadForm).order_by(LeadForm.name, LeadForm.id)))
    counted = await session.execute(
        select(
            LeadSubmission.form_id,
            func.count().filter(LeadSubmission.state.in_(("taken", "released"))).label("taken"),
            func.count().filter(LeadSubmission.state == "held").label("held"),
        ).group_by(LeadSubmission.form_id)
    )
    counts = {row.form_id: (row.taken, row.held) for row in counted}
    tenant_id: UUID = session.info["tenant_id"]
    return [
        LeadFormView(
            id=row.id,
            name=row.name,
            active=row.active,
            languages=row.languages,
            fields=msgspec.convert(row.fields, list[FormField]),
            texts=msgspec.convert(row.texts, dict[str, FormTexts]),
            origins=row.origins,
            pipeline_id=row.pipeline_id,
            thanks_url=row.thanks_url,
            url=address_of(tenant_id, row, public_url),
            taken=counts.get(row.id, (0, 0))[0],
            held=counts.get(row.id, (0, 0))[1],
            version=row.version,
        )
        for row in rows
    ]


async def list_submissions(
    session: ReadSession, actor: Actor, form_id: UUID | None, *, held: bool
) -> list[SubmissionView]:
    """What was filled in, the newest first, up to 200: of one form or all, or what is held alone. Those alone whose
    lead the actor sees, unless they manage forms."""
    listed = (
        select(LeadSubmission, LeadForm)
        .join(LeadForm, (LeadForm.tenant_id == LeadSubmission.tenant_id) & (LeadForm.id == LeadSubmission.form_id))
        .order_by(LeadSubmission.at.desc(), LeadSubmission.id.desc())
        .limit(200)
    )
    if form_id is not None:
        listed = listed.where(LeadSubmission.form_id == form_id)
    if held:
        listed = listed.where(LeadSubmission.state == "held")
    if not actor.may("pool.manage"):
        sight = await sight_of(session)
        listed = listed.where(LeadSubmission.lead_id.in_(select(Lead.id).where(sight.sees(Lead.owner_id))))
    rows = (await session.execute(listed)).all()
    firms = await companies_by_id(session, {row.company_id for row, _ in rows if row.company_id})
    locale = current().locale
    return [
        SubmissionView(
            id=row.id,
            form=form.name,
            at=row.at,
            language=row.language,
            values=[
                SubmissionValue(label_of(field, locale, form.languages[0]), row.values[field["key"]])
                for field in form.fields
                if row.values.get(field["key"])
            ],
            consent=row.consent,
            page=row.page,
            state=cast("Any", row.state),
            held_for=[translate(HELD.get(code, code), locale) for code in row.held_for],
            company=firms[row.company_id].company if row.company_id in firms else None,
            lead_id=row.lead_id,
        )
        for row, form in rows
    ]
