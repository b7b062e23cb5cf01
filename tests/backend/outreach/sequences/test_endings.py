"""Every reason for which somebody leaves a sequence, or waits in it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.customers.events import CompanyBinned
from backend.outreach.bounces.events import AutoReplyReceived, MessageBounced
from backend.outreach.suppression.events import AddressSuppressed
from backend.outreach.tracking.events import ReplyReceived
from backend.pipeline.events import DealStageChanged
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.outreach.sequences.support import (
    ACTOR,
    TUESDAY,
    ana,
    enrolments,
    hear,
    letters,
    turn,
    under_way,
)
from tests.support import ApiClient, TestTenant


async def test_every_letter_can_be_unsubscribed_by_one_click_in_the_readers_language(
    client: ApiClient, anonymous: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    given = first.unsubscribe or {}
    page = str(given["https"])
    assert page.startswith("https://crm.harbour.example/u/")
    assert given["one_click"]
    assert str(given["mailto"]).startswith(f"mailto:{first.from_address}?subject=unsubscribe%20")
    assert f'href="{page}"' in (first.final_html or "")
    assert "Cancelar inscrição" in (first.final_html or "")
    assert page in (first.final_text or "")
    path = page.removeprefix("https://crm.harbour.example")
    answer = await anonymous.http.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        told = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.type == "AddressSuppressed")))
    assert len(told) == 1
    # Even before any job has heard of it, nothing more is written.
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason) == ("stopped", "suppressed")
    assert len(await letters(runtime, tenant)) == 1


async def test_a_barred_domain_ends_what_is_under_way_there(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    (one,) = await enrolments(runtime, tenant)
    added = await client.post("/suppressions", {"address": f"@{one.address.rpartition('@')[2]}"})
    assert added.status_code == 201, added.text
    event = AddressSuppressed(
        suppression_id=UUID(added.json()["id"]), reason="typed", outgoing_id=None, contact_id=None, company_id=None
    )
    await hear(runtime, tenant, event)
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason) == ("stopped", "suppressed")


async def stopped_by(client: ApiClient, runtime: Runtime, tenant: TestTenant, event: Any, reason: str) -> None:
    """The event ends it, and takes back what waits in the queue."""
    await hear(runtime, tenant, event)
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason) == ("stopped", reason)
    assert [each.state for each in await letters(runtime, tenant)] == ["sent", "cancelled"]
    entry = (await client.get(f"/companies/{gone.company_id}/timeline")).json()["items"][0]
    assert (entry["kind"], entry["summary"], entry["details"]["reason"]) == ("sequence", "First contact", reason)


@pytest.mark.parametrize("stranger", [False, True])
async def test_an_answer_ends_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any], *, stranger: bool
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    first, _ = await letters(runtime, tenant)
    event = ReplyReceived(tracked_id=new_id(), outgoing_id=first.id, conversation_id=None, at=now(),
                          message_id=new_id(), stranger=stranger)  # fmt: skip
    await stopped_by(client, runtime, tenant, event, "colleague-replied" if stranger else "replied")


async def test_a_bounce_ends_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    first, _ = await letters(runtime, tenant)
    event = MessageBounced(bounce_id=new_id(), bounce_class="full", suppressed=False, tracked_id=None,
                           outgoing_id=first.id, conversation_id=None, contact_id=None, company_id=None,
                           at=now())  # fmt: skip
    await stopped_by(client, runtime, tenant, event, "bounced")


async def test_another_stage_of_the_deal_ends_it_where_that_was_asked_for(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (on_the_way,) = await enrolments(runtime, tenant)
    assert on_the_way.company_id is not None
    event = DealStageChanged(
        deal_id=new_id(), company_id=on_the_way.company_id, from_stage=None, to_stage=new_id(), at=now()
    )
    await client.patch(f"/sequences/{sequence['id']}", {"stop_on_stage": False}, sequence["version"])
    await hear(runtime, tenant, event)
    assert [each.state for each in await enrolments(runtime, tenant)] == ["active"]
    await client.patch(f"/sequences/{sequence['id']}", {"stop_on_stage": True}, sequence["version"] + 1)
    await stopped_by(client, runtime, tenant, event, "stage")


async def test_who_is_found_to_be_no_customer_leaves_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    await under_way(client, runtime, tenant, sequence)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (on_the_way,) = await enrolments(runtime, tenant)
    subject = {"kind": "company", "id": str(on_the_way.company_id)}
    answer = await client.post("/bin-decisions", {"bin": "noise", "subjects": [subject]})
    assert answer.status_code == 201, answer.text
    event = CompanyBinned(company_ids=[on_the_way.company_id] if on_the_way.company_id else [], contact_ids=[])
    await stopped_by(client, runtime, tenant, event, "noise")


async def test_a_merged_contact_leaves_it(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    loser = await under_way(client, runtime, tenant, sequence)
    winner = await ana(client, name="Ana Lima Souza")
    answer = await client.post("/merges", {"kind": "contact", "winner_id": winner, "loser_ids": [loser]})
    assert answer.status_code == 201, answer.text
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (gone,) = await enrolments(runtime, tenant)
    assert (gone.state, gone.reason, str(gone.contact_id)) == ("stopped", "merged", loser)
    assert len(await letters(runtime, tenant)) == 1


async def test_an_absence_postpones_it_and_stops_nothing(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    away = AutoReplyReceived(
        auto_reply_id=new_id(), message_id=new_id(), reply_kind="absent", return_on=date(2027, 3, 29),
        substitute_name=None, substitute_address=None, tracked_id=None, outgoing_id=first.id, conversation_id=new_id(),
        contact_id=UUID(contact), company_id=None, at=now(),
    )  # fmt: skip
    await hear(runtime, tenant, away)
    await turn(runtime, tenant, sequence, TUESDAY + timedelta(days=2))
    (waiting,) = await enrolments(runtime, tenant)
    # Monday of their return, when desks open in São Paulo (UTC-3).
    assert (waiting.state, waiting.next_at) == ("active", datetime(2027, 3, 29, 12, 0, tzinfo=UTC))
    await hear(runtime, tenant, AutoReplyReceived(
        auto_reply_id=new_id(), message_id=new_id(), reply_kind="left", return_on=None,
        substitute_name=None, substitute_address=None, tracked_id=None, outgoing_id=first.id, conversation_id=new_id(),
        contact_id=UUID(contact), company_id=None, at=now(),
    ))  # fmt: skip
    assert [each.reason for each in await enrolments(runtime, tenant)] == ["left"]


async def test_who_is_away_without_a_day_gets_nothing_for_a_week(
    client: ApiClient, runtime: Runtime, tenant: TestTenant, sequence: dict[str, Any]
) -> None:
    contact = await under_way(client, runtime, tenant, sequence)
    (first,) = await letters(runtime, tenant)
    told: dict[str, Any] = {
        "return_on": None, "substitute_name": None, "substitute_address": None, "tracked_id": None,
        "outgoing_id": first.id, "conversation_id": new_id(), "contact_id": UUID(contact), "company_id": None,
        "at": TUESDAY,
    }  # fmt: skip
    received = AutoReplyReceived(auto_reply_id=new_id(), message_id=new_id(), reply_kind="received", **told)
    await hear(runtime, tenant, received)
    assert [each.away_until for each in await enrolments(runtime, tenant)] == [None]
    away = AutoReplyReceived(auto_reply_id=new_id(), message_id=new_id(), reply_kind="absent", **told)
    await hear(runtime, tenant, away)
    (waiting,) = await enrolments(runtime, tenant)
    assert (waiting.state, waiting.away_until) == ("active", TUESDAY.date() + timedelta(days=7))
