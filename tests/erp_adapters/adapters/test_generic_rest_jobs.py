"""The complete example of the guide: signed calls, a cursor, deeds that are taken on only, and many in one call."""

import base64
import hmac
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from erp_adapters.adapters.generic_rest import adapter
from erp_adapters.contract.adapter import Command, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderLine, Ref, SalesOrder
from erp_adapters.contract.results import Accepted, Duplicate, Ok, Partial, Rejected, UnknownOutcome
from tests.erp_adapters.simulators.server import Answer, Call, Simulator, running

EXAMPLE = (Path(__file__).parent / "data" / "jobs.toml").read_text(encoding="utf-8")
PAGE = Path(__file__).parents[3] / "docs" / "erp" / "generic_rest.md"
USER, SECRET = "lading", "jobs-secret"
Row = dict[str, Any]


class JobsSimulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.orders: dict[str, Row] = {}
        self.keys: dict[str, str] = {}
        self.jobs: dict[str, list[Row]] = {}
        self.effect = False

    def jobs_link(self, description: str = EXAMPLE) -> Link:
        return self.link(url=self.url, description=description, user=USER, secret=SECRET)

    def answer(self, call: Call) -> Answer:
        head = call.headers
        text = "\n".join([call.method, call.path, call.raw_query, head["x-time"], head["x-nonce"], ""])
        made = base64.b64encode(hmac.new(SECRET.encode(), text.encode() + call.body, "sha256").digest()).decode()
        if (head["x-sign"], head["x-app"]) != (f"v1={made}", USER):
            return Answer({"ok": False, "error": {"code": "SIGN", "text": "bad signature"}}, 401)
        self.effect = False
        status, told = self._routed(call)
        return Answer({"ok": "error" not in told, **told}, status, effect=self.effect)

    def _routed(self, call: Call) -> tuple[int, Row]:
        if call.path == "/api/me":
            return 200, {"company": "Jobs Ltd"}
        if call.parts[1] == "jobs":
            told = self.jobs[call.parts[2]]
            return 200, told.pop(0) if len(told) > 1 else told[0]
        if call.path == "/api/orders/many":
            return 200, {"outcomes": [self._outcome(one) for one in call.json()["orders"]]}
        if call.method == "POST":
            return 202, {"job": self._taken_on(call.json())}
        if len(call.parts) == 3:
            found = self.orders.get(call.parts[2])
            return 200, {"order": found} if found else {"error": {"code": "NONE", "text": "no such order"}}
        return 200, self._list(call.query)

    def _taken_on(self, body: Row) -> str:
        self.jobs[job := f"j{len(self.jobs)}"] = [{"state": "waiting"}, self._job(body)]
        return job

    def _job(self, body: Row) -> Row:
        try:
            return {"state": "done", "order": self._made(body)["id"]}
        except ValueError as error:
            return {"state": "failed", "why": str(error)}

    def _outcome(self, body: Row) -> Row:
        key = body.pop("key")
        try:
            if key not in self.keys:
                self.keys[key] = str(self._made(body)["id"])
        except ValueError as error:
            return {"ok": False, "error": {"code": "BAD", "text": str(error)}}
        return {"ok": True, "order": self.orders[self.keys[key]]}

    def _made(self, body: Row) -> Row:
        if not body.get("client"):
            raise ValueError("nobody buys it")
        number = str(len(self.orders) + 1)
        rows = [{"id": f"{number}-{at}", **row} for at, row in enumerate(body["rows"])]
        stamp = self.clock.go().astimezone(ZoneInfo("Europe/Istanbul")).strftime("%Y-%m-%dT%H:%M:%S")
        total = sum(Decimal(row["count"]) * Decimal(row["price"]) for row in rows)
        self.orders[number] = {
            **body, "id": number, "no": f"N{number}", "state": "new", "touched": stamp, "rows": rows, "sum": str(total),
        }  # fmt: skip
        self.effect = True
        return self.orders[number]

    def _list(self, query: Row) -> Row:
        rows = list(self.orders.values())
        if "foreign" in query:
            return {"found": [row for row in rows if row["foreign"] == query["foreign"]], "next": None}
        if "from" in query:
            rows = [row for row in rows if row["touched"].replace("T", " ") >= query["from"]]
        rows = [row for row in rows if int(row["id"]) > int(query.get("after", 0))]
        size = int(query["most"])
        return {"found": rows[:size], "next": rows[size - 1]["id"] if len(rows) > size else None}


def creation(reference: str, client: str = "C1") -> Command:
    line = OrderLine(product=Ref(number="LED-09"), quantity=Decimal(100), price=Decimal("1.2345"), reference="l1")
    order = SalesOrder(reference=reference, customer=Ref(number=client), currency="EUR", lines=(line,))
    return Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=f"k-{reference}", record=order)


def test_the_guide_shows_this_example() -> None:
    assert EXAMPLE in PAGE.read_text(encoding="utf-8")


async def test_many_go_in_one_call_and_each_has_its_outcome() -> None:
    async with running(JobsSimulator()) as simulator:
        link = simulator.jobs_link()
        assert (await adapter.check(link)).ok
        assert (await adapter.capabilities(link)).entities[Entity.SALES_ORDER].batch == 50
        commands = [creation("A"), creation("B", client=""), creation("C")]
        before = len(simulator.calls)
        made = await adapter.write_many(link, commands)
        assert isinstance(made, Partial)
        assert [type(one) for one in made.results] == [Ok, Rejected, Ok]
        assert [call.path for call in simulator.calls[before:]] == ["/api/orders/many"]
        first, bad, _ = made.results
        assert isinstance(first, Ok)
        assert isinstance(bad, Rejected)
        assert (first.external_id, first.line_ids, bad.message) == ("1", {"l1": "1-0"}, "nobody buys it")
        assert isinstance(first.record, SalesOrder)
        assert first.record.total == Decimal("123.45")

        simulator.lose_reply()
        lost = await adapter.write_many(link, [creation("D"), creation("E")])
        assert {type(one) for one in lost.results} == {UnknownOutcome}
        again = await adapter.write_many(link, [creation("D"), creation("E")])
        assert [type(one) for one in again.results] == [Ok, Ok]
        assert len(simulator.orders) == 4
        pages = [page async for page in adapter.read(link, Entity.SALES_ORDER, Window(), size=3)]
        assert [len(page.records) for page in pages] == [3, 1]


async def test_without_a_key_what_is_there_is_looked_up_first() -> None:
    async with running(JobsSimulator()) as simulator:
        link = simulator.jobs_link(EXAMPLE.replace('key_field = "key"\n', ""))
        simulator.orders["1"] = {"id": "1", "no": "N1", "foreign": "A", "rows": []}
        found = await adapter.write_many(link, [creation("A"), creation("A")])
        assert [type(one) for one in found.results] == [Duplicate, Duplicate]
        assert len(simulator.orders) == 1


async def test_one_alone_is_taken_on_and_asked_after() -> None:
    async with running(JobsSimulator()) as simulator:
        link = simulator.jobs_link()
        for command, expected in ((creation("A"), Ok), (creation("B", client=""), Rejected)):
            taken = await adapter.write(link, command)
            assert isinstance(taken, Accepted), taken
            assert isinstance(await adapter.poll(link, taken.token), Accepted)
            result = await adapter.poll(link, taken.token)
            assert isinstance(result, expected), result
        wrong = msgspec.structs.replace(link, settings={**link.settings, "secret": "other"}, id="wrong")
        assert not (await adapter.check(wrong)).ok


@pytest.mark.parametrize("text", [EXAMPLE.replace('key_field = "key"\n', "").replace('reference = "foreign"\n', "")])
async def test_a_bulk_that_could_double_is_refused(text: str) -> None:
    async with running(JobsSimulator()) as simulator:
        report = await adapter.check(simulator.jobs_link(text))
        assert "reference" in report.problems[0].message
