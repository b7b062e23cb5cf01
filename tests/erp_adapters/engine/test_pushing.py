"""Steps towards an ERP that works later, takes many at once, refuses some, or does not say what became of them."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from erp_adapters.contract.adapter import Command
from erp_adapters.contract.records import Entity
from erp_adapters.contract.results import Unavailable
from erp_adapters.engine.models import ErpOutbound
from erp_adapters.engine.outbound import ask_push, ask_update
from tests.erp_adapters.model.crm import reference_of
from tests.erp_adapters.model.stage import Stage

pytestmark = pytest.mark.usefixtures("model_crm")


async def ask(stage: Stage, *names: str) -> list[UUID]:
    """Have customers of these names created there."""
    made = []
    for name in names:
        async with stage.session() as session:
            local = await stage.crm.apply(session, "customer", None, {"name": name})
            await ask_push(session, stage.crm, stage.link_id, "customer", local, why="test")
            made.append(local)
    return made


def there(stage: Stage, local: UUID) -> list[dict[str, Any]]:
    return stage.erp.with_reference(Entity.CUSTOMER, reference_of(local))


async def test_what_the_erp_took_on_is_asked_after_and_not_sent_again(stage: Stage) -> None:
    stage.erp.asynchronous = True
    stage.erp.faults = {"accept": 1.0, "busy": 1.0}
    (local,) = await ask(stage, "Later")
    await stage.turn()
    (step,) = await stage.steps()
    assert (step.state, step.phase, there(stage, local)) == ("unknown", "polling", [])
    await stage.turn()  # still at work there
    assert stage.erp.polls >= 1
    assert stage.erp.calls.count("write") == 1
    stage.erp.faults = {"unavailable": 1.0}
    await stage.turn()
    assert (await stage.steps())[0].phase == "polling"
    stage.erp.faults = {}
    await stage.turn()
    (step,) = await stage.steps()
    assert (step.state, len(there(stage, local)), stage.erp.calls.count("write")) == ("done", 1, 1)
    assert (step.remote or {})["id"] == there(stage, local)[0]["id"]


async def test_a_refusal_that_comes_later_is_told_as_one(stage: Stage) -> None:
    stage.erp.asynchronous = True
    stage.erp.faults = {"accept": 1.0}
    await ask(stage, "nobody")
    await stage.turn()
    stage.erp.faults = {}
    await stage.turn()
    (step,) = await stage.steps()
    assert (step.state, step.problem) == ("dead", {"code": "rejected", "said": "nobody is no name"})


async def test_a_job_that_the_erp_forgot_is_looked_up_before_it_is_sent_again(stage: Stage) -> None:
    stage.erp.asynchronous = True
    stage.erp.faults = {"accept": 1.0, "busy": 1.0}
    (local,) = await ask(stage, "Forgotten")
    await stage.turn()
    stage.erp.faults = {}
    stage.erp.jobs.clear()
    stage.erp.calls.clear()
    await stage.turn()
    assert [call for call in stage.erp.calls if call != "read"] == ["poll", "find", "write"]
    assert len(there(stage, local)) == 1


async def test_new_records_go_in_batches_and_each_has_its_own_answer(stage: Stage) -> None:
    stage.erp.batch = 4
    good = await ask(stage, *[f"Many {number}" for number in range(9)])
    (bad,) = await ask(stage, "nobody")
    async with stage.session() as session:
        # Behind the refused one: it must wait, whatever becomes of the others.
        await stage.crm.apply(session, "customer", bad, {"phone": "1"})
        await session.execute(update(ErpOutbound).values(state="waiting"))
    await stage.turn()
    steps = {step.local_id: step for step in await stage.steps()}
    assert sorted(stage.erp.batches, reverse=True)[:2] == [4, 4]
    assert {steps[each].state for each in good} == {"done"}
    assert [len(there(stage, each)) for each in good] == [1] * 9
    assert (steps[bad].state, there(stage, bad)) == ("dead", [])


async def test_a_batch_without_an_answer_is_looked_up_one_by_one(stage: Stage) -> None:
    stage.erp.batch = 4
    stage.erp.faults = {"lose": 1.0}
    made = await ask(stage, "A", "B", "C")
    await stage.turn()
    assert {step.state for step in await stage.steps()} == {"unknown"}
    stage.erp.faults = {}
    await stage.turn()
    assert {step.state for step in await stage.steps()} == {"done"}
    assert [len(there(stage, each)) for each in made] == [1, 1, 1]
    assert stage.erp.calls.count("find") == 3


async def test_a_look_up_that_fails_leaves_the_doubt(stage: Stage) -> None:
    stage.erp.faults = {"lose": 1.0}
    (local,) = await ask(stage, "Doubtful")
    await stage.turn()
    stage.erp.faults = {"unavailable": 1.0}
    await stage.turn()
    (step,) = await stage.steps()
    assert (step.state, step.phase) == ("unknown", "handing_over")
    stage.erp.faults = {}
    await stage.turn()
    assert len(there(stage, local)) == 1


async def test_the_next_step_of_a_record_waits_for_the_one_before(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (local,) = await ask(stage, "First")
    seen: list[tuple[str, str]] = []
    write = stage.erp.write

    async def watched(link: Any, command: Command) -> Any:
        if command.operation == "create" and not seen:
            # While the creation is under way, the record changes here.
            async with stage.session() as session:
                await stage.crm.apply(session, "customer", local, {"phone": "2"})
                await ask_update(session, stage.crm, stage.link_id, "customer", local, why="test", fields={"phone"})
        seen.append((command.operation, getattr(command.record, "phone", "") or ""))
        return await write(link, command)

    monkeypatch.setattr(stage.erp, "write", watched)
    await stage.turn()
    await stage.turn()
    assert there(stage, local)[0].get("phone") in {"2", None}
    assert seen[0][0] == "create"
    assert [operation for operation, _ in seen].count("create") == 1


async def test_a_link_that_is_down_gives_back_what_it_had_begun(stage: Stage) -> None:
    made = await ask(stage, *[f"Waits {number}" for number in range(20)])
    stage.erp.faults = {"unavailable": 1.0}
    await stage.turn()
    steps = await stage.steps()
    assert {(step.state, step.phase) for step in steps} == {("waiting", None)}
    assert stage.erp.calls.count("write") <= 2 * 2 * stage.erp.parallel
    stage.erp.faults = {}
    await stage.turn()
    assert [len(there(stage, each)) for each in made] == [1] * 20


async def test_a_record_that_the_engine_cannot_note_holds_up_no_other(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad, last = await ask(stage, "One", "Two", "Three")
    heard = stage.crm.heard

    async def failing(session: Any, link_id: UUID, entity: str, record: Any, ids: Any) -> None:
        if bad in ids:
            raise RuntimeError("broken")
        await heard(session, link_id, entity, record, ids)

    monkeypatch.setattr(stage.crm, "heard", failing)
    await stage.turn()
    steps = {step.local_id: step for step in await stage.steps()}
    assert (steps[good].state, steps[last].state, steps[bad].state) == ("done", "done", "dead")
    assert (steps[bad].problem or {})["code"] == "defect"
    monkeypatch.setattr(stage.crm, "heard", heard)
    async with stage.session() as session:
        await session.execute(update(ErpOutbound).where(ErpOutbound.state == "dead").values(state="waiting"))
    await stage.turn()
    assert len(there(stage, bad)) == 1  # it was there, and was found


async def test_an_adapter_that_raises_is_no_disaster(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    (local,) = await ask(stage, "Raises")

    async def broken(link: Any, command: Command) -> Any:
        raise KeyError("surprise")

    with monkeypatch.context() as patch:
        patch.setattr(stage.erp, "write", broken)
        await stage.turn()
    (step,) = await stage.steps()
    assert (step.state, step.phase) == ("unknown", "handing_over")
    await stage.turn()
    assert len(there(stage, local)) == 1
    assert not isinstance(step.problem, Unavailable)
