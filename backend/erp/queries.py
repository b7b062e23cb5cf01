"""Reads of links and all that belongs to them."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.customers.queries.exchange import last_changed_by
from backend.erp import more_schemas as more
from backend.erp import schemas
from backend.erp.words import REASONS, entity_title, worded
from erp_adapters.contract.spec import Field
from erp_adapters.engine.book import mapping_of, switches_of
from erp_adapters.engine.mapping import MappingDocument
from erp_adapters.engine.models import (
    Direction,
    ErpBinding,
    ErpConflict,
    ErpCursor,
    ErpFinding,
    ErpInbound,
    ErpLink,
    ErpMapping,
    ErpOutbound,
    ErpRun,
    ErpSwitch,
    ErpValue,
    Outcome,
    RunKind,
)
from erp_adapters.engine.presets import PRESETS
from erp_adapters.engine.pulling import ORDER
from erp_adapters.registry import load, names
from i18n.messages import translate
from tenants.context import current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import ReadSession

_STUCK = ("waiting", "refused", "proposed")
_MOST = 200


def list_adapters() -> list[schemas.ErpAdapterView]:
    """Every ERP that can be linked, with what its link asks for."""
    found = [load(name).spec for name in names()]
    return [
        schemas.ErpAdapterView(spec.name, spec.title, spec.versions, [_setting(field) for field in spec.fields])
        for spec in sorted(found, key=lambda each: each.title.casefold())
    ]


def _setting(field: Field) -> schemas.ErpSetting:
    locale, setting = current().locale, field.setting
    return schemas.ErpSetting(
        name=field.name,
        label=translate(setting.label, locale),
        help=translate(setting.help, locale) if setting.help else "",
        kind=setting.kind,
        required=field.required,
        secret=setting.secret,
        default=msgspec.to_builtins(field.default) if not setting.secret else None,
        choices={value: translate(label, locale) for value, label in setting.choices.items()},
    )


def check_view(report: Any) -> schemas.ErpCheckView:
    """A check's report (or what was kept of one, as JSON) for the reader."""
    tree = report if isinstance(report, dict) else msgspec.to_builtins(report)
    skew = tree.get("skew")
    if not isinstance(report, dict):
        skew = report.skew.total_seconds() if report.skew is not None else None
    problems, warnings = ([_found(each) for each in tree.get(name) or ()] for name in ("problems", "warnings"))
    return schemas.ErpCheckView(
        ok=not problems,
        problems=problems,
        warnings=warnings,
        version=tree.get("version") or "",
        user=tree.get("user") or "",
        company=tree.get("company") or "",
        currency=tree.get("currency") or "",
        zone=tree.get("zone") or "",
        skew_seconds=skew,
    )


def _found(each: dict[str, Any]) -> schemas.ErpCheckFinding:
    title = translate(REASONS.get(each["reason"], each["reason"]), current().locale)
    return schemas.ErpCheckFinding(each["reason"], title, each.get("subject") or "", each.get("message") or "")


async def list_links(session: ReadSession) -> list[schemas.ErpLinkView]:
    """All links by name."""
    rows = list(await session.scalars(select(ErpLink).order_by(ErpLink.name)))
    return [await link_view(session, row) for row in rows]


async def load_link(session: ReadSession, link_id: UUID) -> ErpLink:
    """A link. Raises `NotFoundError`."""
    row = await session.scalar(select(ErpLink).where(ErpLink.id == link_id))
    if row is None:
        raise NotFoundError
    return row


async def link_view(session: ReadSession, row: ErpLink) -> schemas.ErpLinkView:
    """A link as it is shown."""
    spec = load(row.adapter).spec
    rehearsed = await session.scalar(
        select(func.max(ErpRun.ended_at)).where(
            ErpRun.link_id == row.id, ErpRun.kind == "rehearsal", ErpRun.state == "done"
        )
    )
    steps = dict(
        (await session.execute(
            select(ErpOutbound.state, func.count()).where(
                ErpOutbound.link_id == row.id, ErpOutbound.state.in_(("dead", "approval"))
            ).group_by(ErpOutbound.state)
        )).all()
    )  # fmt: skip
    stuck = await session.scalar(
        select(func.count(ErpInbound.id)).where(ErpInbound.link_id == row.id, ErpInbound.state.in_(_STUCK))
    )
    conflicts = await session.scalar(
        select(func.count(ErpConflict.id)).where(ErpConflict.link_id == row.id, ErpConflict.state == "open")
    )
    fresh = row.calls_hour is not None and now() - row.calls_hour < timedelta(hours=1)
    return schemas.ErpLinkView(
        id=row.id,
        name=row.name,
        adapter=row.adapter,
        adapter_title=spec.title,
        state=row.state,
        settings=row.settings,
        secrets_set=sorted(spec.secrets) if row.secrets else [],
        server=check_view(row.server) if row.server else None,
        checked_at=row.checked_at,
        problem=worded(row.problem),
        calls_this_hour=row.calls if fresh else 0,
        calls_limited=row.calls_limited if fresh else 0,
        reconciled_at=row.reconciled_at,
        rehearsed_at=rehearsed,
        dead=steps.get("dead", 0),
        stuck=stuck or 0,
        conflicts=conflicts or 0,
        approvals=steps.get("approval", 0),
        errors=await _errors(session, row.id),
        version=row.version,
    )


async def _errors(session: ReadSession, link_id: UUID) -> list[schemas.ErpErrorCount]:
    """Open problems by their kind, the most frequent first."""
    sums: Counter[str] = Counter()
    for table, states in ((ErpOutbound, ("dead", "waiting", "unknown")), (ErpInbound, _STUCK)):
        code = table.problem["code"].astext
        found = select(code, func.count()).where(
            table.link_id == link_id, table.state.in_(states), table.problem.is_not(None)
        )
        sums.update(dict((await session.execute(found.group_by(code))).all()))
    return [
        schemas.ErpErrorCount(code, problem.title if (problem := worded({"code": code})) else code, count)
        for code, count in sums.most_common(12)
    ]


async def list_entities(session: ReadSession, link_id: UUID) -> list[schemas.ErpEntityView]:
    """What a link can exchange, what flows, and how well."""
    link = await load_link(session, link_id)
    offered: dict[str, list[str]] = link.server.get("entities") or {}
    switches = await switches_of(session, link_id)
    cursors = {row.entity: row for row in await session.scalars(select(ErpCursor).where(ErpCursor.link_id == link_id))}
    linked = await _counts(session, ErpBinding, link_id, ErpBinding.state == "linked", ErpBinding.parent_id.is_(None))
    dead = await _counts(session, ErpOutbound, link_id, ErpOutbound.state == "dead")
    waiting = await _counts(session, ErpOutbound, link_id, ErpOutbound.state.in_(("waiting", "sending", "unknown")))
    today = now() - timedelta(hours=24)
    sent = await _counts(session, ErpOutbound, link_id, ErpOutbound.state == "done", ErpOutbound.done_at > today)
    stuck = await _counts(session, ErpInbound, link_id, ErpInbound.state.in_(_STUCK))
    oldest = dict(
        (await session.execute(
            select(ErpOutbound.entity, func.min(ErpOutbound.created_at))
            .where(ErpOutbound.link_id == link_id, ErpOutbound.state.in_(("waiting", "sending", "unknown")))
            .group_by(ErpOutbound.entity)
        )).all()
    )  # fmt: skip
    made = []
    for entity in [each for each in ORDER if each in offered]:
        cursor, mapping = cursors.get(entity), await mapping_of(session, link_id, entity)
        through = cursor.through if cursor is not None else None
        made.append(
            schemas.ErpEntityView(
                entity=entity,
                title=entity_title(entity),
                incoming=_flow(switches.get((entity, "in")), "read" in offered[entity] and mapping is not None),
                outgoing=_flow(switches.get((entity, "out")), "create" in offered[entity] and mapping is not None),
                mapped=mapping is not None,
                mapping_number=mapping[0] if mapping else 0,
                linked=linked.get(entity, 0),
                records_read=cursor.records if cursor is not None else 0,
                through=through,
                lag_seconds=max(0.0, (now() - through).total_seconds()) if through is not None else None,
                waiting=waiting.get(entity, 0),
                oldest_waiting_at=oldest.get(entity),
                dead=dead.get(entity, 0),
                stuck=stuck.get(entity, 0),
                sent_today=sent.get(entity, 0),
            )
        )
    return made


async def _counts(session: ReadSession, table: Any, link_id: UUID, *conditions: Any) -> dict[str, int]:
    found = select(table.entity, func.count()).where(table.link_id == link_id, *conditions).group_by(table.entity)
    return dict((await session.execute(found)).all())


def _flow(row: ErpSwitch | None, offered: bool) -> schemas.ErpFlow:
    if row is None:
        return schemas.ErpFlow(offered=offered, active=False, scope="linked", approvals_left=10)
    return schemas.ErpFlow(
        offered=offered, active=row.active, scope=msgspec.convert(row.scope, schemas.Scope),
        approvals_left=row.approvals_left,
    )  # fmt: skip


async def load_mapping(session: ReadSession, link_id: UUID, entity: str) -> schemas.ErpMappingView:
    """The mapping in force. Raises `NotFoundError`."""
    await load_link(session, link_id)
    found = await mapping_of(session, link_id, entity)
    if found is None:
        raise NotFoundError
    row = await session.scalar(
        select(ErpMapping).where(
            ErpMapping.link_id == link_id, ErpMapping.entity == entity, ErpMapping.number == found[0]
        )
    )
    return schemas.ErpMappingView(
        entity=entity,
        number=found[0],
        document=found[1],
        made_by=row.made_by if row is not None else "",
        made_at=row.made_at if row is not None else None,
    )


async def list_versions(session: ReadSession, link_id: UUID, entity: str) -> list[more.ErpMappingVersion]:
    """Every version of a mapping, the newest first, with the preset at the end. Raises `NotFoundError`."""
    await load_link(session, link_id)
    if entity not in PRESETS:
        raise NotFoundError
    rows = await session.scalars(
        select(ErpMapping)
        .where(ErpMapping.link_id == link_id, ErpMapping.entity == entity)
        .order_by(ErpMapping.number.desc())
    )
    made = [
        more.ErpMappingVersion(row.number, row.made_by, row.made_at, msgspec.convert(row.document, MappingDocument))
        for row in rows
    ]
    return [*made, more.ErpMappingVersion(0, "", None, PRESETS[entity])]


async def list_values(session: ReadSession, link_id: UUID) -> list[schemas.ErpValueView]:
    """Value tables; what has no counterpart comes first."""
    await load_link(session, link_id)
    rows = await session.scalars(
        select(ErpValue)
        .where(ErpValue.link_id == link_id)
        .order_by((ErpValue.ours.is_not(None)) & (ErpValue.theirs.is_not(None)), ErpValue.name, ErpValue.asked_at)
        .limit(2000)
    )
    return [schemas.ErpValueView(row.id, row.name, row.theirs, row.ours) for row in rows]


def run_view(row: ErpRun) -> schemas.ErpRunView:
    """A run as it is shown."""
    return schemas.ErpRunView(
        id=row.id,
        kind=msgspec.convert(row.kind, RunKind),
        entity=row.entity,
        state=row.state,
        started_at=row.started_at,
        ended_at=row.ended_at,
        counts=row.counts,
        sums=msgspec.convert(row.sums, list[schemas.ErpSum]),
        problem=worded(row.problem),
        asked_by=row.asked_by,
    )


async def list_runs(session: ReadSession, link_id: UUID) -> list[schemas.ErpRunView]:
    """The newest runs of a link."""
    await load_link(session, link_id)
    found = select(ErpRun).where(ErpRun.link_id == link_id).order_by(ErpRun.started_at.desc()).limit(50)
    return [run_view(row) for row in await session.scalars(found)]


async def list_findings(
    session: ReadSession, link_id: UUID, run_id: UUID, outcome: str | None, entity: str | None
) -> list[schemas.ErpFindingView]:
    """Lines of a run, at most 200 of a kind. Raises `NotFoundError`."""
    run = await session.scalar(select(ErpRun).where(ErpRun.link_id == link_id, ErpRun.id == run_id))
    if run is None:
        raise NotFoundError
    found = select(ErpFinding).where(ErpFinding.run_id == run_id)
    found = found if outcome is None else found.where(ErpFinding.outcome == outcome)
    found = found if entity is None else found.where(ErpFinding.entity == entity)
    rows = await session.scalars(found.order_by(ErpFinding.id).limit(_MOST))
    return [finding_view(row) for row in rows]


def finding_view(row: ErpFinding) -> schemas.ErpFindingView:
    """A finding as it is shown."""
    return schemas.ErpFindingView(
        id=row.id,
        entity=row.entity,
        direction=msgspec.convert(row.direction, Direction),
        outcome=msgspec.convert(row.outcome, Outcome),
        local_id=row.local_id,
        external_id=row.external_id,
        title=row.title,
        fields=[schemas.ErpFieldPair(each["field"], each.get("ours"), each.get("theirs")) for each in row.fields],
        reason=worded(row.reason),
        state=row.state,
    )


def step_view(row: ErpOutbound) -> schemas.ErpStepView:
    """A step as it is shown."""
    return schemas.ErpStepView(
        id=row.id,
        entity=row.entity,
        local_id=row.local_id,
        operation=row.operation,
        title=row.title,
        state=row.state,
        attempts=row.attempts,
        next_at=row.next_at,
        problem=worded(row.problem),
        payload=row.payload,
        fields=[str(each) for each in row.fields],
        exchange=row.exchange,
        remote=row.remote,
        why=row.why,
        asked_by=row.asked_by,
        created_at=row.created_at,
        done_at=row.done_at,
    )


async def list_steps(session: ReadSession, link_id: UUID, state: str | None) -> list[schemas.ErpStepView]:
    """Steps of a link, newest first, at most 200."""
    await load_link(session, link_id)
    found = select(ErpOutbound).where(ErpOutbound.link_id == link_id)
    found = found if state is None else found.where(ErpOutbound.state == state)
    rows = await session.scalars(found.order_by(ErpOutbound.updated_at.desc()).limit(_MOST))
    return [step_view(row) for row in rows]


async def list_arrivals(session: ReadSession, link_id: UUID) -> list[schemas.ErpArrivalView]:
    """Records of theirs that wait for a person, at most 200."""
    await load_link(session, link_id)
    found = select(ErpInbound).where(ErpInbound.link_id == link_id, ErpInbound.state.in_(_STUCK))
    rows = await session.scalars(found.order_by(ErpInbound.read_at.desc()).limit(_MOST))
    return [arrival_view(row) for row in rows]


def arrival_view(row: ErpInbound) -> schemas.ErpArrivalView:
    """A record of theirs as it is shown."""
    title = row.record.get("name") or row.external_number or row.external_id
    return schemas.ErpArrivalView(
        row.id, row.entity, row.external_id, str(title), row.state, worded(row.problem), row.record, row.read_at
    )


async def list_conflicts(session: ReadSession, link_id: UUID) -> list[schemas.ErpConflictView]:
    """Conflicts of a link: open ones first, then what was decided last."""
    await load_link(session, link_id)
    rows = await session.execute(
        select(ErpConflict, ErpBinding)
        .join(ErpBinding, (ErpBinding.tenant_id == ErpConflict.tenant_id) & (ErpBinding.id == ErpConflict.binding_id))
        .where(ErpConflict.link_id == link_id)
        .order_by(ErpConflict.state != "open", ErpConflict.created_at.desc())
        .limit(_MOST)
    )
    pairs = rows.all()
    people = await last_changed_by(session, [binding.local_id for _, binding in pairs if binding.local_id is not None])
    return [conflict_view(row, binding, people) for row, binding in pairs]


def conflict_view(
    row: ErpConflict, binding: ErpBinding, people: Mapping[tuple[UUID, str], str] | None = None
) -> schemas.ErpConflictView:
    """A conflict as it is shown; `people` changed the fields of records of ours."""
    names = [(people or {}).get((binding.local_id, each["field"])) for each in row.fields if binding.local_id]
    return schemas.ErpConflictView(
        id=row.id,
        entity=row.entity,
        title=row.title,
        local_id=binding.local_id,
        external_number=binding.external_number,
        fields=msgspec.convert(row.fields, list[schemas.ConflictField]),
        ours_by=row.ours_by or ", ".join(dict.fromkeys(name for name in names if name)) or None,
        ours_at=row.ours_at,
        theirs_by=row.theirs_by,
        theirs_at=row.theirs_at,
        state=row.state,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        created_at=row.created_at,
    )
