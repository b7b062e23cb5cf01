"""Making and changing deals."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from backend.custom_fields.service import write_values
from backend.pipeline.errors import DealClosedError
from backend.pipeline.events import DealChanged, DealCreated
from backend.pipeline.models import Deal, DealConversation, DealCounter, Pipeline, PipelineStage
from backend.pipeline.queries.access import lock_deal
from backend.pipeline.queries.file import file_of
from backend.pipeline.queries.pipelines import find_stage
from backend.pipeline.rates import lock_rate
from backend.pipeline.schemas import deals as schemas
from backend.pipeline.service.from_mail import read_conversation, require_conversation
from backend.pipeline.service.given import apply_fields, refuse, replace_lists, require_company
from backend.pipeline.service.history import add_step, tell_timeline
from backend.pipeline.service.pipelines import ensure_pipelines
from i18n.messages import N_
from i18n.words import fold
from tenants import audit
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version


async def create_deal(session: WriteSession, actor: Actor, given: schemas.NewDeal) -> schemas.DealFile:
    """Make a deal, by hand or of a conversation.

    Raises `NotAllowedError`, `NotFoundError` for a conversation that is closed to the actor, `ValidationFailedError`.
    """
    actor.require("companies.write")
    asked = await read_conversation(session, actor, given.conversation_id) if given.conversation_id else None
    company_id = given.company_id or (asked.company_id if asked else None)
    if company_id is None:
        raise refuse("company_id", "missing", N_("Name the company."))
    await require_company(session, company_id)
    name = (given.name or (asked.name if asked else "") or "").strip()
    if not name:
        raise refuse("name", "missing", N_("This is needed."))
    stage = await _first_stage(session, given)
    pipeline = await session.get_one(Pipeline, (stage.tenant_id, stage.pipeline_id))
    at = now()
    deal = Deal(
        tenant_id=stage.tenant_id,
        id=new_id(),
        number=await _next_number(session),
        name=name[:200],
        name_key=fold(name[:200]),
        company_id=company_id,
        contact_id=asked.contact_id if asked and given.contact_id is UNSET else None,
        pipeline_id=stage.pipeline_id,
        stage_id=stage.id,
        furthest_stage_id=stage.id,
        stage_entered_at=at,
        opened_at=at,
        owner_id=actor.membership_id,
        currency=pipeline.currency,
        status="open",
        source=_source(actor, given),
    )
    await apply_fields(session, deal, given)
    if deal.rate_currency is None:
        await lock_rate(session, deal, pipeline.currency, None)
    session.add(deal)
    await session.flush()
    lines = given.lines if given.lines is not UNSET or asked is None else asked.lines
    given.lines = lines
    await replace_lists(session, deal, given)
    if given.conversation_id is not None:
        session.add(DealConversation(deal_id=deal.id, conversation_id=given.conversation_id))
    written = await write_values(session, "deal", deal.id, given, creating=True, stage=str(stage.id))
    add_step(session, actor, deal, "create", from_stage=None, to_stage=stage.id, at=at, seconds=None)
    await session.flush()
    audit.record(
        session, "deal.created", subject_id=deal.id, subject_name=deal.name, source=deal.source, after=written.after
    )
    await tell_timeline(session, actor, deal, at, to=stage.name, created=True)
    append(session, DealCreated(deal_id=deal.id, company_id=deal.company_id))
    return await file_of(session, actor, deal)


async def change_deal(
    session: WriteSession, actor: Actor, deal_id: UUID, given: schemas.DealPatch, version: int
) -> schemas.DealFile:
    """Change the given fields of a deal that is still at `version`.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`.
    """
    deal = await lock_deal(session, actor, deal_id)
    if deal.version != version:
        raise_version(deal, version, await file_of(session, actor, deal))
    before = {name: getattr(deal, name) for name in _AUDITED}
    if given.name is not UNSET:
        if not given.name.strip():
            raise refuse("name", "missing", N_("This is needed."))
        deal.name, deal.name_key = given.name.strip(), fold(given.name.strip())
    if given.company_id is not UNSET and given.company_id != deal.company_id:
        await require_company(session, given.company_id)
        deal.company_id, deal.contact_id = given.company_id, None
    await apply_fields(session, deal, given)
    await replace_lists(session, deal, given)
    touched = given.custom is not UNSET
    written = await write_values(session, "deal", deal.id, given, stage=str(deal.stage_id) if touched else None)
    deal.version += 1
    await session.flush()
    after = {name: getattr(deal, name) for name in _AUDITED}
    changed = [name for name in _AUDITED if before[name] != after[name]]
    audit.record(
        session, "deal.changed", subject_id=deal.id, subject_name=deal.name,
        before={name: before[name] for name in changed} | written.before,
        after={name: after[name] for name in changed} | written.after,
    )  # fmt: skip
    append(session, DealChanged(deal_id=deal.id, company_id=deal.company_id))
    return await file_of(session, actor, deal)


_AUDITED = (
    "name", "company_id", "contact_id", "owner_id", "amount", "currency", "rate", "rate_date", "rate_source",
    "probability", "deposit_percent", "expected_close_on", "expected_ship_on", "next_step",
)  # fmt: skip


async def link_conversation(
    session: WriteSession, actor: Actor, deal_id: UUID, conversation_id: UUID
) -> schemas.DealFile:
    """Say that a conversation is about the deal. Raises `NotAllowedError`, `NotFoundError`, `DealClosedError`."""
    deal = await lock_deal(session, actor, deal_id)
    if deal.status != "open":
        raise DealClosedError
    await require_conversation(session, actor, conversation_id)
    await session.execute(
        insert(DealConversation)
        .values(id=new_id(), deal_id=deal.id, conversation_id=conversation_id, linked_at=now())
        .on_conflict_do_nothing(index_elements=["tenant_id", "deal_id", "conversation_id"])
    )
    append(session, DealChanged(deal_id=deal.id, company_id=deal.company_id))
    return await file_of(session, actor, deal)


async def unlink_conversation(session: WriteSession, actor: Actor, deal_id: UUID, conversation_id: UUID) -> None:
    """Say that a conversation is not about the deal. Raises `NotAllowedError`, `NotFoundError`."""
    deal = await lock_deal(session, actor, deal_id)
    await session.execute(
        delete(DealConversation)
        .where(DealConversation.deal_id == deal.id, DealConversation.conversation_id == conversation_id)
        .execution_options(synchronize_session=False)
    )
    append(session, DealChanged(deal_id=deal.id, company_id=deal.company_id))


def _source(actor: Actor, given: schemas.NewDeal) -> str:
    if given.conversation_id is not None:
        return "mail"
    return given.source or ("api" if actor.kind == "api_key" else "manual")


async def _first_stage(session: WriteSession, given: schemas.NewDeal) -> PipelineStage:
    """The stage that was asked for; else the first of the pipeline, or of the tenant's first pipeline."""
    if given.stage_id is not None:
        return await find_stage(session, given.stage_id)
    await ensure_pipelines(session)
    wanted = (
        select(PipelineStage)
        .join(Pipeline, (Pipeline.tenant_id == PipelineStage.tenant_id) & (Pipeline.id == PipelineStage.pipeline_id))
        .where(Pipeline.archived_at.is_(None), PipelineStage.archived_at.is_(None))
        .order_by(Pipeline.position, Pipeline.id, PipelineStage.position)
        .limit(1)
    )
    if given.pipeline_id is not None:
        wanted = wanted.where(Pipeline.id == given.pipeline_id)
    found = await session.scalar(wanted)
    if found is None:
        raise refuse("pipeline_id", "unknown", N_("There is no such pipeline."))
    return found


async def _next_number(session: WriteSession) -> int:
    """The tenant's next number. Those who make deals at the same time wait here for each other."""
    tenant_id = session.info["tenant_id"]
    statement = insert(DealCounter).values(id=tenant_id, last=1)
    number = await session.scalar(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "id"], set_={"last": DealCounter.last + 1}
        ).returning(DealCounter.last)
    )
    return int(number or 1)
