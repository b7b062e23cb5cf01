"""Rules: what they find, that they say it once, and that they fall silent when the thing happened."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from backend.cli.demo_plans import put_rules
from backend.customers.models import Company
from backend.customers.service.timeline import record
from backend.reminders.models import Reminder, ReminderRule
from backend.reminders.rules.finding import Span
from backend.reminders.rules.kinds import KINDS
from backend.reminders.scheduler import ReminderScheduler
from backend.reminders.service import run_rules
from backend.trade.orders.models import SalesOrder
from backend.trade.papers.models import TradePaper
from backend.trade.quotes.models import Quote
from backend.trade.shipments.models import Shipment
from backend.trade.terms.models import DueLine
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.session import Database, WriteSession
from tests.backend.customers.mail import START, Mail, learn_from, store
from tests.backend.reminders.setting import a_company
from tests.backend.reminders.test_today import BUYER, a_question, minutes_ago
from tests.support import ApiClient, TestTenant, api_client, make_person


async def a_rule(client: ApiClient, kind: str, **params: int) -> dict[str, Any]:
    answer = await client.post("/reminder-rules", {"kind": kind, "params": params})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def switched_on(client: ApiClient, database: Database, tenant: TestTenant, rule: dict[str, Any]) -> None:
    """Switch a rule on, as if it had been long ago."""
    answer = await client.patch(f"/reminder-rules/{rule['id']}", {"active": True}, rule["version"])
    assert answer.status_code == 200, answer.text
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        since = now() - timedelta(days=60)
        await session.execute(update(ReminderRule).values(active_since=since, run_at=since + timedelta(days=1)))


async def run(database: Database, tenant: TestTenant, moment: datetime | None = None) -> int:
    async with database.tenant_session(tenant.id, system_actor("reminders.rules")) as session:
        return await run_rules(session, moment or now())


async def set_by_rules(database: Database, tenant: TestTenant) -> list[Reminder]:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        return list(await session.scalars(select(Reminder).where(Reminder.origin == "rule")))


async def test_a_question_that_nobody_answers_is_told_once(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    conversation_id = await a_question(database, tenant, ago=10 * 24 * 60)
    rule = await a_rule(client, "inquiry_unanswered", hours=9)
    assert await run(database, tenant) == 0  # not switched on
    await switched_on(client, database, tenant, rule)
    assert await run(database, tenant) == 1
    assert await run(database, tenant) == 0
    (reminder,) = await set_by_rules(database, tenant)
    assert (reminder.conversation_id, reminder.text, reminder.ended_at) == (
        conversation_id, "An inquiry waits for an answer", None,
    )  # fmt: skip
    listed = (await client.get("/reminder-rules")).json()
    assert [(each["set_count"], each["active"]) for each in listed["items"]] == [(1, True)]


async def test_an_answer_stops_it(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    assert await run(database, tenant) == 1
    us = f"Wei <sales-{tenant.slug}@anchor.test>"
    await store(database, tenant.id, Mail(us, to=("ingrid@nordlys.example",), minute=minutes_ago(5)))
    await run(database, tenant)
    (reminder,) = await set_by_rules(database, tenant)
    assert reminder.ending == "stopped"


async def test_what_somebody_has_in_hand_is_left_to_them(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    conversation_id = await a_question(database, tenant, ago=10 * 24 * 60)
    await client.post(f"/conversations/{conversation_id}/settlements", {"outcome": "reached"})
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    assert await run(database, tenant) == 0


async def test_a_customer_who_falls_silent(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    first = datetime.combine(now().date() - timedelta(days=110), datetime.min.time(), UTC) + timedelta(hours=9)
    mails = [
        Mail(BUYER, subject=f"Order {number}",
             minute=int((first + timedelta(days=10 * number) - START).total_seconds() // 60))
        for number in range(6)
    ]  # fmt: skip
    await a_question(database, tenant, ago=0)  # makes the mailbox; its letter is taken away again below
    await learn_from(database, tenant.id, await store(database, tenant.id, *mails))
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).values(bin="customer", time_zone="Europe/Oslo", country="NO"))
    trial = await client.post(
        "/reminder-rules/trials",
        {"kind": "customer_silent", "params": {"factor": 200, "least_days": 14, "most_days": 60}},
    )
    assert trial.status_code == 200, trial.text
    (finding,) = trial.json()["findings"]
    assert finding["text"] == "Not heard from for 20 days, usually every 10"
    assert finding["over"]  # they wrote just now
    quiet = first + timedelta(days=50 + 20)
    assert timedelta(0) <= datetime.fromisoformat(finding["at"]) - quiet.replace(hour=0) < timedelta(days=6)


async def test_holidays_of_the_customers_country(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_company(client)
    await switched_on(client, database, tenant, await a_rule(client, "customer_holiday", days_before=7))
    christmas = datetime(now().year + 1, 12, 18, 12, tzinfo=UTC)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).values(last_message_at=christmas - timedelta(days=30)))
        await session.execute(update(ReminderRule).values(run_at=christmas))
    assert await run(database, tenant, christmas) == 1
    (reminder,) = await set_by_rules(database, tenant)
    assert reminder.text == f"Christmas Day on {christmas.year}-12-25"


async def test_a_trial_shows_nothing_of_closed_mail(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    body = {"kind": "inquiry_unanswered", "params": {"hours": 4}}
    assert len((await client.post("/reminder-rules/trials", body)).json()["findings"]) == 1
    admin = await make_person(database, tenant.id, "admin")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(update(Mailbox).values(visibility="owner", owner_id=tenant.owner.membership_id))
    async with api_client(app) as other:
        await other.sign_in(admin.email)
        assert (await other.post("/reminder-rules/trials", body)).json()["findings"] == []
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=4))
    await run(database, tenant)
    async with api_client(app) as other:
        await other.sign_in(admin.email)
        (shown,) = (await other.get("/reminders")).json()["items"]
        assert (shown["text"], shown["conversation_id"]) == ("About mail that is closed to you", None)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "inquiry_unanswered", "params": {"hours": 0}}, 400),
        ({"kind": "customer_silent", "params": {"factor": 5}}, 400),
        ({"kind": "nothing_of_the_kind"}, 400),
    ],
)
async def test_rules_that_are_refused(client: ApiClient, body: dict[str, Any], status: int) -> None:
    assert (await client.post("/reminder-rules", body)).status_code == status


async def test_only_who_may_changes_rules(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rule = await a_rule(client, "inquiry_unanswered")
    assert rule["params"] == {"hours": 9}
    rep = await make_person(database, tenant.id, "rep")
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.post("/reminder-rules", {"kind": "customer_silent"})).status_code == 403
        assert (await other.delete(f"/reminder-rules/{rule['id']}")).status_code == 403
    assert (await client.delete(f"/reminder-rules/{rule['id']}")).status_code == 204
    assert (await client.get("/reminder-rules")).json()["items"] == []


async def test_the_scheduler_runs_rules(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    await a_question(database, tenant, ago=10 * 24 * 60)
    await switched_on(client, database, tenant, await a_rule(client, "inquiry_unanswered", hours=9))
    await ReminderScheduler(database).run_rules(now())
    assert len(await set_by_rules(database, tenant)) == 1


async def a_contact(client: ApiClient, **given: Any) -> dict[str, Any]:
    answer = await client.post("/contacts", {"name": "Ingrid Solberg"} | given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_somebody_is_back_on_the_first_working_day(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    company = await a_company(client)
    contact = await a_contact(client, company_id=company["id"])
    told = datetime(2026, 10, 1, 8, tzinfo=UTC)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await record(
            session, company_id=UUID(company["id"]), contact_id=UUID(contact["id"]), kind="auto_reply", at=told,
            summary="Away", details={"kind": "absent", "return_on": "2026-10-03"},
        )  # fmt: skip
        # Saturday in Berlin: Monday at nine.
        span = Span(told, told + timedelta(days=30))
        (finding,) = await KINDS["customer_back"].find(session, {"days_after": 0}, span)
        assert finding.at == datetime(2026, 10, 5, 7, tzinfo=UTC)
        assert (finding.text, str(finding.contact_id)) == ("Back at work today", contact["id"])
        assert await KINDS["customer_back"].find(session, {"days_after": 0}, Span(told, told)) == []


async def test_a_birthday_is_told_once_a_year(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    company = await a_company(client)
    contact = await a_contact(client, company_id=company["id"])
    path = f"/contacts/{contact['id']}/facts"
    assert (await client.post(path, {"field": "birthday", "value": "13-40"})).status_code == 400
    made = await client.post(path, {"field": "birthday", "value": "1980-2-29"})
    assert made.status_code == 204, made.text
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        span = Span(datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC))
        found = await KINDS["contact_birthday"].find(session, {"days_before": 0}, span)
    # Sunday 28 February 2027 is kept on the Monday; 2028 has the day itself.
    assert [each.at for each in found] == [datetime(2027, 3, 1, 8, tzinfo=UTC), datetime(2028, 2, 29, 8, tzinfo=UTC)]
    assert len({each.key for each in found}) == 2


class Trade:
    """What waits in trade, straight in its tables."""

    def __init__(self, session: WriteSession, company_id: UUID) -> None:
        self.session, self.company_id = session, company_id

    async def quote(self, sent_at: datetime, valid_until: date, state: str = "sent") -> Quote:
        row = Quote(
            id=new_id(), number=f"Q-{new_id()}", company_id=self.company_id, state=state, currency="USD",
            valid_until=valid_until, total=Decimal(100), sent_at=sent_at,
        )  # fmt: skip
        self.session.add(row)
        await self.session.flush()
        return row

    async def order(self, **given: Any) -> SalesOrder:
        row = SalesOrder(
            id=new_id(), number=f"O-{new_id()}", company_id=self.company_id, ordered_on=date(2026, 3, 1),
            currency="USD", incoterm="FOB", tolerance=Decimal(0), discount=Decimal(0), total=Decimal(100),
            **{"state": "confirmed"} | given,
        )  # fmt: skip
        self.session.add(row)
        await self.session.flush()
        return row


async def test_trade_is_watched_on_the_customers_calendar(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    company = await a_company(client)
    # Thursday before Easter in Germany: Friday and Monday are holidays.
    sent = datetime(2026, 4, 2, 10, tzinfo=UTC)
    span = Span(sent, datetime(2026, 5, 31, tzinfo=UTC))
    steps = {"first": 2, "second": 5, "third": 10}
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        trade = Trade(session, UUID(company["id"]))
        quote = await trade.quote(sent, date(2026, 5, 10))
        found = await KINDS["quote_silent"].find(session, steps, span)
        assert [(each.at, each.over) for each in found] == [
            (datetime(2026, 4, 8, 7, tzinfo=UTC), False),
            (datetime(2026, 4, 13, 7, tzinfo=UTC), False),
            (datetime(2026, 4, 20, 7, tzinfo=UTC), False),
        ]
        # 7 May, a working day.
        (expiring,) = await KINDS["quote_expiring"].find(session, {"days_before": 3}, span)
        assert (expiring.at, expiring.over) == (datetime(2026, 5, 7, 7, tzinfo=UTC), False)
        quote.state = "accepted"
        await session.flush()
        assert all(each.over for each in await KINDS["quote_silent"].find(session, steps, span))

        await trade.order(kind="sample", feedback_due_on=date(2026, 4, 10))
        (sample,) = await KINDS["sample_silent"].find(session, {"days_after": 3}, span)
        assert sample.at == datetime(2026, 4, 13, 7, tzinfo=UTC)

        order = await trade.order()
        session.add(
            TradePaper(
                id=new_id(), company_id=order.company_id, order_id=order.id, kind="proforma", number="PI-1", version=1,
                dated_on=date(2026, 4, 1), content={"terms": {"valid_until": "2026-05-10"}}, layout={}, digest="0" * 64,
                size=1, issued_at=sent, issued_by="Test",
            )
        )  # fmt: skip
        await session.flush()
        (proforma,) = await KINDS["proforma_expiring"].find(session, {"days_before": 3}, span)
        assert (proforma.at, proforma.over) == (datetime(2026, 5, 7, 7, tzinfo=UTC), False)
        assert "PI-1" in proforma.text
        line = DueLine(
            id=new_id(), order_id=order.id, position=1, label="balance", percent=Decimal(70), amount=Decimal(70),
            currency="USD", method="tt", trigger="order", days=0, due_on=date(2026, 5, 14), settled=Decimal(0),
        )  # fmt: skip
        session.add(line)
        await session.flush()
        (payment,) = await KINDS["payment_due"].find(session, {"days_before": 3}, span)
        assert payment.at == datetime(2026, 5, 11, 7, tzinfo=UTC)
        assert "USD" in payment.text
        line.settled = Decimal(70)
        await session.flush()
        (payment,) = await KINDS["payment_due"].find(session, {"days_before": 3}, span)
        assert payment.over
        (proforma,) = await KINDS["proforma_expiring"].find(session, {"days_before": 3}, span)
        assert proforma.over, "money came"

        session.add(
            Shipment(
                id=new_id(), order_id=order.id, number="S-1", state="booked", transport="sea_container",
                etd=date(2026, 4, 17), eta=date(2026, 5, 20), dates=[],
            )
        )  # fmt: skip
        await session.flush()
        sailings = await KINDS["shipment_dates"].find(session, {"first": 7, "second": 3, "third": 1}, span)
        leaving = [each.at.date() for each in sailings if "leaves" in each.text]
        assert leaving == [date(2026, 4, 10), date(2026, 4, 14), date(2026, 4, 16)]
        assert len({each.key for each in sailings}) == 6
        keys = [each.key for each in sailings]
        stale = KINDS["shipment_dates"].stale
        assert stale is not None
        assert await stale(session, keys) == set()
        await session.execute(update(Shipment).values(eta=date(2026, 5, 27)))
        assert await stale(session, keys) == {key for key in keys if ":eta:" in key}, "a moved day ends its reminders"
        moved = KINDS["payment_due"].stale
        assert moved is not None
        line.due_on = date(2026, 5, 20)
        await session.flush()
        assert await moved(session, [payment.key]) == {payment.key}


async def test_the_demos_rules_are_put_once_and_can_be_tried(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    for _ in range(2):
        async with database.tenant_session(tenant.id, system_actor("test")) as session:
            await put_rules(session, "harbourline")
    rules = (await client.get("/reminder-rules")).json()["items"]
    assert sorted((rule["kind"], rule["active"]) for rule in rules) == [
        ("customer_holiday", True),
        ("inquiry_unanswered", False),
        ("quote_silent", False),
    ]
