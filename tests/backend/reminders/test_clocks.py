"""Each customer's clock: concluded with its reason, corrected by hand, another one on a journey."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.customers.models import Contact
from backend.customers.queries.whom import companies_by_id
from backend.customers.service.clocks import settle_zones
from i18n.calendars import is_working_day, next_working_day
from tenants.context import system_actor
from tenants.orm import now
from tenants.session import Database
from tests.backend.customers.mail import START, Mail, learn_from, our_mailbox, store, store_raw
from tests.support import ApiClient, TestTenant


async def made(client: ApiClient, path: str, **given: Any) -> dict[str, Any]:
    answer = await client.post(path, given)
    assert answer.status_code == 201, answer.text
    record: dict[str, Any] = answer.json()
    return record


async def settle(database: Database, tenant: TestTenant, record: dict[str, Any], kind: str) -> int:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        ids = [record["id"]]
        return await settle_zones(session, ids if kind == "company" else [], ids if kind == "contact" else [])


@pytest.mark.parametrize(
    ("given", "zone", "reason"),
    [
        ({"country": "US", "city": "Chicago"}, "America/Chicago", "place"),
        ({"country": "SA"}, "Asia/Riyadh", "only-zone"),
        ({"country": "BR"}, "America/Sao_Paulo", "main-zone"),
        ({"phone": "+14165551234"}, "America/Toronto", "area-code"),
        ({"country": "US"}, None, "unknown"),
        ({"phone": "+6281234567890"}, None, "unknown"),
    ],
)
async def test_a_zone_is_concluded_only_when_it_is_sure(
    client: ApiClient, database: Database, tenant: TestTenant, given: dict[str, str], zone: str | None, reason: str
) -> None:
    company = await made(client, "/companies", name="Acme", **given)
    assert await settle(database, tenant, company, "company") == (1 if zone else 0)
    assert await settle(database, tenant, company, "company") == 0
    clock = (await client.get(f"/companies/{company['id']}/clock")).json()
    assert (clock["zone"], clock["reason"]) == (zone, reason)
    assert clock["reason_text"]
    assert (clock["score"] >= 60) == (zone is not None)


async def test_a_hint_is_a_suggestion(client: ApiClient) -> None:
    company = await made(client, "/companies", name="Tokoh", phone="+6281234567890")
    clock = (await client.get(f"/companies/{company['id']}/clock")).json()
    assert (clock["zone"], clock["suggestion"]) == (None, "Asia/Jakarta")
    nobody = await made(client, "/companies", name="Somewhere", country="US")
    clock = (await client.get(f"/companies/{nobody['id']}/clock")).json()
    assert (clock["suggestion"], len(clock["candidates"]) > 1) == (None, True)


async def test_what_a_person_typed_stays_and_contradictions_are_told(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    company = await made(client, "/companies", name="Acme", country="US", city="Chicago", time_zone="America/Denver")
    assert await settle(database, tenant, company, "company") == 0
    clock = (await client.get(f"/companies/{company['id']}/clock")).json()
    assert (clock["zone"], clock["reason"], clock["score"]) == ("America/Denver", "typed", 100)
    assert ["America/Chicago"] in [clue["zones"] for clue in clock["against"]]
    cleared = await client.patch(f"/companies/{company['id']}", {"time_zone": None}, company["version"])
    assert cleared.status_code == 200, cleared.text
    assert await settle(database, tenant, company, "company") == 0


async def test_a_concluded_zone_follows_the_address(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    company = await made(client, "/companies", name="Acme", country="US", city="Chicago")
    await settle(database, tenant, company, "company")
    version = (await client.get(f"/companies/{company['id']}")).json()["version"]
    await client.patch(f"/companies/{company['id']}", {"city": "Phoenix"}, version)
    assert await settle(database, tenant, company, "company") == 1
    clock = (await client.get(f"/companies/{company['id']}/clock")).json()
    assert clock["zone"] == "America/Phoenix"


async def test_a_journey_has_its_own_clock_and_calendar(client: ApiClient) -> None:
    company = await made(client, "/companies", name="Nord", country="DE", time_zone="Europe/Berlin")
    contact = await made(client, "/contacts", name="Anna", email="anna@nord.example", company_id=company["id"])
    path = f"/contacts/{contact['id']}"
    assert (await client.get(f"{path}/clock")).json()["reason"] == "company"
    today = now().date()
    journey = {"zone": "Asia/Dubai", "place": "Dubai", "since": str(today - timedelta(days=2)),
               "until": str(today + timedelta(days=3))}  # fmt: skip
    away = await client.put(f"{path}/travel", journey)
    assert away.status_code == 200, away.text
    assert (away.json()["zone"], away.json()["reason"], away.json()["territory"]) == ("Asia/Dubai", "travel", "AE")
    shown = (await client.get(path)).json()
    assert (shown["local_time"]["zone"], shown["travel"]["place"]) == ("Asia/Dubai", "Dubai")
    past = journey | {"since": str(today - timedelta(days=9)), "until": str(today - timedelta(days=5))}
    assert (await client.put(f"{path}/travel", past)).json()["zone"] == "Europe/Berlin"
    wrong = await client.put(f"{path}/travel", journey | {"until": str(today - timedelta(days=9))})
    assert wrong.status_code == 400
    assert (await client.delete(f"{path}/travel")).status_code == 204
    assert (await client.get(path)).json()["travel"] is None


async def test_a_firm_may_have_a_week_of_its_own(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    company = await made(client, "/companies", name="Mill", country="IN", time_zone="Asia/Kolkata")
    path = f"/companies/{company['id']}"
    assert (await client.get(f"{path}/clock")).json()["week"] == {"days_off": [5, 6], "half_days": [], "own": False}
    set_week = await client.put(f"{path}/working-week", {"days_off": [6], "half_days": [5]})
    assert set_week.status_code == 200, set_week.text
    assert set_week.json()["week"] == {"days_off": [6], "half_days": [5], "own": True}
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        place = (await companies_by_id(session, [UUID(company["id"])]))[UUID(company["id"])].place
    assert place is not None
    # A Saturday of work, and a holiday that stays one.
    assert is_working_day(datetime(2026, 3, 7).date(), place.territory)  # noqa: DTZ001
    assert str(next_working_day(datetime(2026, 8, 14).date(), place.territory)) == "2026-08-17"  # noqa: DTZ001
    assert (await client.put(f"{path}/working-week", {"days_off": list(range(7))})).status_code == 400
    assert (await client.delete(f"{path}/working-week")).status_code == 204
    assert (await client.get(f"{path}/clock")).json()["week"]["own"] is False


async def test_stamps_of_mail_set_nothing_and_speak_against_a_clock(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await our_mailbox(database, tenant.id)
    # 2 March: New York is at -05:00; nobody there writes at +01:00.
    mails = [Mail("Ana Ruiz <ana@rio.example>", minute=minute, utc_offset=60) for minute in range(2)]
    ids = await store(database, tenant.id, *mails, Mail("Bo Li <bo@li.example>", utc_offset=None))
    await learn_from(database, tenant.id, ids)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        known = {row.email: str(row.id) for row in await session.scalars(select(Contact))}
    path = f"/contacts/{known['ana@rio.example']}"
    assert (await client.get(f"{path}/clock")).json()["zone"] is None
    version = (await client.get(path)).json()["version"]
    await client.patch(path, {"time_zone": "America/New_York"}, version)
    clock = (await client.get(f"{path}/clock")).json()
    assert (clock["zone"], clock["reason"]) == ("America/New_York", "typed")
    assert [(clue["reason"], clue["zones"]) for clue in clock["against"]] == [("date-header", ["UTC+01:00"])]
    unknown = (await client.get(f"/contacts/{known['bo@li.example']}/clock")).json()
    assert (unknown["zone"], unknown["against"]) == (None, [])


async def test_an_invitation_names_the_clock_of_who_sends_it(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await our_mailbox(database, tenant.id)
    invitation = "\r\n".join(
        [
            "From: Eva <eva@kontor.example>", "To: sales@anchor.test", "Subject: Samples", "Message-ID: <i1@kontor>",
            f"Date: {START:%a, %d %b %Y %H:%M:%S} +0100", "MIME-Version: 1.0",
            "Content-Type: text/calendar; method=REQUEST; charset=utf-8", "",
            "BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:7@kontor", "SUMMARY:Samples",
            'DTSTART;TZID="W. Europe Standard Time":20260706T100000', "ORGANIZER:mailto:eva@kontor.example",
            "ATTENDEE:mailto:sales@anchor.test", "END:VEVENT", "END:VCALENDAR", "",
        ]
    )  # fmt: skip
    await learn_from(database, tenant.id, await store_raw(database, tenant.id, [invitation.encode()]))
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        contact = (await session.scalars(select(Contact).where(Contact.email == "eva@kontor.example"))).one()
    clock = (await client.get(f"/contacts/{contact.id}/clock")).json()
    assert (clock["zone"], clock["reason"]) == ("Europe/Berlin", "invite")
    assert clock["reason_text"]
