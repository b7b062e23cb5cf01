"""Ways of paging and of signing in that interfaces have: the next page's address, the Link header, sessions."""

import base64
import hmac
from typing import Any

import pytest

from erp_adapters.adapters.generic_rest import adapter
from erp_adapters.adapters.generic_rest.description import description_of
from erp_adapters.contract.adapter import Command, Reason, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, SalesOrder
from erp_adapters.contract.results import Accepted, Ok, Refused, Rejected
from erp_adapters.contract.spec import BadSettingsError
from tests.erp_adapters.simulators.server import Answer, Call, Simulator, running

USER, SECRET = "robot", "session-secret"
DESCRIPTION = """
[auth]
{auth}
[check]
path = "/api/me"
[errors]
code = "code"
message = "message"
rules = [{{ kind = "session", codes = ["GONE"] }}]
[entities.customer]
fields = {{ external_id = "id", name = "name" }}
[entities.customer.list]
path = "/api/customers"
items = "rows"
paging = {paging}
"""
BY_TOKEN = """kind = "session"
token_path = "/login"
user_field = "login"
secret_field = "pass"
fields = { company = "01" }
token = "data.sid"
name = "X-Session"
prefix = "sid "
"""
BY_COOKIE = 'kind = "session"\ntoken_path = "/login"\nuser_field = "login"\nsecret_field = "pass"\n'


class PagedSimulator(Simulator):
    """Seven customers, three a page; sessions by header or cookie."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: set[str] = set()
        self.elsewhere = False
        self.logins: list[Any] = []

    def expire(self) -> None:
        self.sessions.clear()

    def answer(self, call: Call) -> Answer:
        if call.path == "/login":
            self.logins.append(call.json())
            if (call.json().get("login"), call.json().get("pass")) != (USER, SECRET):
                return Answer({"code": "NO", "message": "who?"}, 401)
            self.sessions.add(sid := f"s{len(self.calls)}")
            cookies = {"set-cookie": f"SID={sid}; Path=/; HttpOnly"}
            return Answer({"data": {"sid": sid}}, headers=cookies)
        sent = call.headers.get("x-session", "").removeprefix("sid ") or call.headers.get("cookie", "")[4:]
        if sent not in self.sessions:
            return Answer({"code": "GONE", "message": "sign in"}, 403)
        if call.path == "/api/me":
            return Answer({"name": "bot"})
        start = int(call.query.get("from", "0"))
        rows = [{"id": number, "name": f"Customer {number}"} for number in range(start, min(start + 3, 7))]
        following = f"/api/customers?from={start + 3}" if start + 3 < 7 else None
        if following and self.elsewhere:
            following = f"http://elsewhere.example{following}"
        links = (
            {"link": f'</api/customers>; rel="first", <{self.url}{following}>; rel="next last"'} if following else {}
        )
        return Answer({"rows": rows, "paging": {"next": following}}, headers=links)


def link_of(simulator: PagedSimulator, auth: str, paging: str, secret: str = SECRET) -> Link:
    return simulator.link(
        url=simulator.url, description=DESCRIPTION.format(auth=auth, paging=paging), user=USER, secret=secret
    )


@pytest.mark.parametrize("auth", [BY_TOKEN, BY_COOKIE], ids=["token", "cookie"])
@pytest.mark.parametrize(
    "paging", ['{ kind = "url", next = "paging.next" }', '{ kind = "link" }'], ids=["address", "header"]
)
async def test_all_pages_come_and_sessions_are_renewed(auth: str, paging: str) -> None:
    async with running(PagedSimulator()) as simulator:
        link = link_of(simulator, auth, paging)
        assert (await adapter.check(link)).ok
        seen: list[str] = []
        places: list[str] = []
        async for page in adapter.read(link, Entity.CUSTOMER, Window()):
            seen += [str(record.external_id) for record in page.records]
            places.append(page.resume)
            simulator.expire()
        assert seen == [str(number) for number in range(7)]
        assert len(simulator.logins) == 3
        rest = [page async for page in adapter.read(link, Entity.CUSTOMER, Window(), resume=places[0])]
        assert [str(record.external_id) for page in rest for record in page.records] == seen[3:]
        assert auth is BY_COOKIE or simulator.logins[0] == {"company": "01", "login": USER, "pass": SECRET}


async def test_a_page_elsewhere_gets_no_credentials() -> None:
    async with running(PagedSimulator()) as simulator:
        simulator.elsewhere = True
        link = link_of(simulator, BY_TOKEN, '{ kind = "url", next = "paging.next" }')
        with pytest.raises(Refused, match="another server"):
            [page async for page in adapter.read(link, Entity.CUSTOMER, Window())]


async def test_a_wrong_password_is_said_to_be_so() -> None:
    async with running(PagedSimulator()) as simulator:
        report = await adapter.check(link_of(simulator, BY_TOKEN, '{ kind = "link" }', "wrong-secret"))
        assert [problem.reason for problem in report.problems] == [Reason.CREDENTIALS]
        assert "wrong-secret" not in repr(report)


@pytest.mark.parametrize(
    ("auth", "paging", "told"),
    [
        ('kind = "session"', '{ kind = "link" }', "needs token_path"),
        ('kind = "header"', '{ kind = "link" }', "needs name"),
        ('kind = "none"', '{ kind = "url" }', "needs next"),
        ('kind = "hmac"', '{ kind = "link" }', "needs name"),
        ('kind = "hmac"\nname = "X-Sign"\nsigned = "{nobody}"', '{ kind = "link" }', "no {nobody}"),
    ],
)
def test_what_is_missing_is_named(auth: str, paging: str, told: str) -> None:
    with pytest.raises(BadSettingsError, match=told):
        description_of(DESCRIPTION.format(auth=auth, paging=paging))


SIGNING = """
kind = "hmac"
name = "X-Sign"
prefix = "v1="
user_header = "X-App"
time_header = "X-Time"
time_unit = "milliseconds"
nonce_header = "X-Nonce"
encoding = "base64"
signed = "{method}|{path}|{query}|{time}|{nonce}|{user}|{body}"
"""
ORDERS = """
[entities.sales_order]
fields = { external_id = "id", reference = "ref" }
find = { reference = "ref" }
[entities.sales_order.list]
path = "/api/orders"
items = "rows"
[entities.sales_order.get]
path = "/api/orders/{id}"
[entities.sales_order.create]
path = "/api/orders"
poll = { path = "/api/jobs/{token}", token = "job", state = "is", done = ["OK"], failed = ["BAD"], id = "order" }
"""


class SlowSimulator(Simulator):
    """Signed calls; orders are taken on, and a job tells later what came of them."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: dict[str, list[dict[str, Any]]] = {}

    def answer(self, call: Call) -> Answer:
        head = call.headers
        text = "|".join([call.method, call.path, call.raw_query, head["x-time"], head["x-nonce"], head["x-app"], ""])
        made = hmac.new(SECRET.encode(), text.encode() + call.body, "sha256").digest()
        if head["x-sign"] != "v1=" + base64.b64encode(made).decode():
            return Answer({"code": "NO", "message": "signature"}, 401)
        if call.path.startswith("/api/jobs/"):
            told = self.jobs[call.parts[-1]]
            return Answer(told.pop(0) if len(told) > 1 else told[0])
        if call.method == "POST":
            return Answer({"job": call.json()["ref"]}, 202, effect=True)
        return Answer({"id": "9 9", "ref": "fine"} if "%20" in call.path else {"rows": [], "name": "bot"})


async def test_signed_calls_and_deeds_that_are_taken_on_only() -> None:
    async with running(SlowSimulator()) as simulator:
        text = DESCRIPTION.format(auth=SIGNING, paging='{ kind = "none" }') + ORDERS
        link = simulator.link(url=simulator.url, description=text, user=USER, secret=SECRET)
        assert (await adapter.check(link)).ok
        assert (await adapter.capabilities(link)).asynchronous
        simulator.jobs["fine"] = [{"is": "queued"}, {"is": "OK", "order": "9 9"}]
        simulator.jobs["no/good"] = [{"is": "BAD", "message": "no stock"}]
        for reference, expected in (("fine", [Accepted, Ok]), ("no/good", [Rejected])):
            order = SalesOrder(reference=reference)
            taken = await adapter.write(
                link, Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key=reference, record=order)
            )
            assert isinstance(taken, Accepted), taken
            for kind in expected:
                result = await adapter.poll(link, taken.token)
                assert isinstance(result, kind), result
            if isinstance(result, Ok):
                assert (result.external_id, result.record is not None) == ("9 9", True)
            if isinstance(result, Rejected):
                assert result.message == "no stock"
