"""One record of each kind that a link has, for the test of other tenants' ids."""

from uuid import UUID

from erp_adapters.engine.models import (
    ErpBinding,
    ErpConflict,
    ErpFinding,
    ErpInbound,
    ErpLane,
    ErpLink,
    ErpOutbound,
    ErpRun,
    ErpValue,
)
from tenants.orm import new_id
from tenants.session import WriteSession


async def erp_records(session: WriteSession) -> dict[str, UUID | str]:
    """A link with everything, by the names of the routes' parameters."""
    link = ErpLink(id=new_id(), name="Factory", adapter="tryton", settings={}, server={})
    session.add(link)
    await session.flush()
    of = {"link_id": link.id}
    run = ErpRun(id=new_id(), kind="reconciliation", state="done", counts={}, sums=[], **of)
    binding = ErpBinding(
        id=new_id(), entity="customer", local_id=new_id(), external_id="1", base={}, theirs={}, earlier_ids=[],
        flips={}, **of,
    )  # fmt: skip
    session.add_all([ErpLane(id=link.id), run, binding])
    await session.flush()
    value = ErpValue(id=new_id(), name="unit", theirs="u", **of)
    step = ErpOutbound(
        id=new_id(), entity="customer", local_id=new_id(), seq=1, operation="create", payload={}, fields=[],
        depends_on=[], state="dead", **of,
    )  # fmt: skip
    arrival = ErpInbound(
        id=new_id(), entity="customer", external_id="2", record={"external_id": "2"}, content_hash="x",
        state="refused", **of,
    )  # fmt: skip
    conflict = ErpConflict(id=new_id(), binding_id=binding.id, entity="customer", title="x", fields=[], **of)
    finding = ErpFinding(
        id=new_id(), run_id=run.id, entity="customer", direction="in", outcome="differs", title="x", fields=[], **of
    )
    session.add_all([value, step, arrival, conflict, finding])
    await session.flush()
    return {
        "link_id": link.id,
        "entity": "customer",
        "direction": "in",
        "value_id": value.id,
        "erp_run_id": run.id,
        "erp_step_id": step.id,
        "arrival_id": arrival.id,
        "conflict_id": conflict.id,
        "finding_id": finding.id,
    }
