"""Calling the platform: discovery, token, business calls, what an answer means.

HTTP is 200 nearly always; success is a code (number or text) of 200 and, of a batch, a fail count of 0. An invalid
token can be told as plain text. A time-out code (310504) does not say whether it was done.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode

from msgspec import Struct

from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, Rule, classify, failure, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Refused
from erp_adapters.contract.spec import Setting, settings_as
from erp_adapters.contract.values import milliseconds
from i18n.messages import N_

DISCOVERY: Final = "/open-auth/dataCenter/getGatewayAddress"
TOKEN: Final = "/open-auth/selfAppAuth/base/v1/getAccessToken"  # noqa: S105 - a path


class YonBipSettings(Struct, kw_only=True, frozen=True):
    """Settings of one tenant and sales organisation; ids are the platform's, texts of 16 to 19 digits."""

    tenant_id: Annotated[str, Setting(N_("Tenant id"))]
    app_key: Annotated[str, Setting(N_("Application key"))]
    app_secret: Annotated[str, Setting(N_("Application secret"), secret=True)]
    sales_org: Annotated[str, Setting(N_("Sales organisation id"))]
    transaction_type: Annotated[str, Setting(N_("Transaction type id of orders"))]
    currencies: Annotated[str, Setting(N_("Currencies and their ids"), N_("For example USD=1710…, CNY=1711…"))]
    company_currency: Annotated[str, Setting(N_("Own currency"))] = "CNY"
    rate_type: Annotated[str, Setting(N_("Exchange rate type id"))] = ""
    settlement_org: Annotated[str, Setting(N_("Settlement organisation id"))] = ""
    stock_org: Annotated[str, Setting(N_("Stock organisation id"))] = ""
    tax: Annotated[str, Setting(N_("Tax id of order lines"))] = ""
    unit: Annotated[str, Setting(N_("Unit id of lines without one"))] = ""
    zone: Annotated[str, Setting(N_("Time zone of the server"))] = "Asia/Shanghai"
    discovery: Annotated[str, Setting(N_("Address of the open platform"), kind="url")] = (
        "https://apigateway.yonyoucloud.com"
    )

    @property
    def ids(self) -> Mapping[str, str]:
        """Currency code → id."""
        pairs = (one.partition("=") for one in self.currencies.split(",") if "=" in one)
        return {code.strip(): value.strip() for code, _, value in pairs}


ERRORS: Final = (
    Rule(kind=Kind.SESSION, codes=frozenset({"310036", "310001"})),
    Rule(kind=Kind.AUTH, codes=frozenset({"10018"})),
    Rule(kind=Kind.FORBIDDEN, codes=frozenset({"310037"})),
    Rule(kind=Kind.RATE_LIMITED, codes=frozenset({"310032", "310039", "310042", "310046"})),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({"310043"})),
    Rule(kind=Kind.UNKNOWN, codes=frozenset({"310504", "202"})),
    Rule(kind=Kind.DUPLICATE, codes=frozenset({"10004", "100004"})),
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({"310404", "118001"})),
    Rule(kind=Kind.REJECTED, codes=frozenset({"999", "506", "310405"})),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,)),
)


class RefusedCall(Refused):
    """A refusal with its kind and what came with it."""

    def __init__(self, facts: Facts, data: Any, *, effect: bool, kind: Kind | None = None) -> None:
        self.kind = kind or classify(ERRORS, facts)
        self.code = facts.code
        self.data = data
        super().__init__(failure(self.kind, facts, effect=effect))


def signature(secret: str, parameters: Mapping[str, str]) -> str:
    """base64 of HMAC-SHA256 over names and values, sorted by name. Encoded once more only by the URL."""
    text = "".join(f"{name}{parameters[name]}" for name in sorted(parameters))
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode()


class Platform:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(YonBipSettings, link.settings)

    async def call(
        self, path: str, body: Any = None, *, query: Mapping[str, str] | None = None, effect: bool = False
    ) -> Any:
        """The answer's `data`; an invalid token is renewed once."""
        for last in (False, True):
            request = await self.request(path, body, query=query, effect=effect)
            try:
                return read(await send(self.link, request), effect=effect)
            except RefusedCall as refused:
                if refused.kind is not Kind.SESSION or last:
                    raise
                await self.link.tokens.drop("yonbip.token")
        raise AssertionError("unreachable")

    async def request(
        self, path: str, body: Any = None, *, query: Mapping[str, str] | None = None, effect: bool = False
    ) -> Request:
        """A call with its token; POST unless there is nothing to send."""
        gateway, _ = await self._addresses()
        asked = urlencode({"access_token": await self._token(), **(query or {})}, quote_via=quote, safe="")
        return Request(
            method="GET" if body is None else "POST",
            url=f"{gateway}{path}?{asked}",
            headers={"Content-Type": "application/json"},
            body=b"" if body is None else to_json(body),
            effect=effect,
            bucket=path,
            secrets=frozenset({"access_token"}),
        )

    async def discover(self) -> Response:
        """Ask where the tenant lives; kept for a day."""
        own = self.settings
        url = f"{own.discovery.rstrip('/')}{DISCOVERY}?{urlencode({'tenantId': own.tenant_id})}"
        answer = await send(self.link, Request(method="GET", url=url))
        told = read(answer, effect=False)
        kept = json.dumps([told["gatewayUrl"].rstrip("/"), told["tokenUrl"].rstrip("/")])
        await self.link.tokens.put("yonbip.gateway", kept, self.link.clock.now() + timedelta(days=1))
        return answer

    async def _addresses(self) -> tuple[str, str]:
        kept = await self.link.tokens.get("yonbip.gateway")
        if kept is None:
            await self.discover()
            kept = await self.link.tokens.get("yonbip.gateway")
        gateway, token = json.loads(kept or '["", ""]')
        return gateway, token

    async def _token(self) -> str:
        if kept := await self.link.tokens.get("yonbip.token"):
            return kept
        async with self.link.tokens.lock("yonbip.token"):
            if kept := await self.link.tokens.get("yonbip.token"):
                return kept
            _, address = await self._addresses()
            asked = {"appKey": self.settings.app_key, "timestamp": str(milliseconds(self.link.clock.now()))}
            asked["signature"] = signature(self.settings.app_secret, asked)
            url = f"{address}{TOKEN}?{urlencode(asked, quote_via=quote, safe='')}"
            answer = await send(self.link, Request(method="GET", url=url, secrets=frozenset({"signature"})))
            told = read(answer, effect=False, signing_in=True)
            life = timedelta(seconds=int(told.get("expire") or 7200) * 0.8)
            await self.link.tokens.put("yonbip.token", str(told["access_token"]), self.link.clock.now() + life)
            return str(told["access_token"])


def read(answer: Response, *, effect: bool, signing_in: bool = False) -> Any:
    """The data of an answer that is none of the refusals."""
    after = retry_after(answer)
    try:
        body = answer.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        found = re.search(r"\b31\d{4}\b", answer.text) if answer.content_type == "text/plain" else None
        facts = Facts(
            status=answer.status, content_type=answer.content_type, code=found.group() if found else "", after=after
        )
        raise RefusedCall(facts, None, effect=effect)
    code, data = str(body.get("code", "")), body.get("data")
    if answer.status == 200 and code in {"200", "00000"}:
        if isinstance(data, dict) and int(data.get("failCount") or 0) > 0:
            told = data.get("messages") or data.get("infos") or []
            words = "; ".join(str(one.get("message", one)) if isinstance(one, dict) else str(one) for one in told)
            raise RefusedCall(Facts(status=200, code="999", message=words), data, effect=effect)
        return data
    message = str(body.get("message") or "")
    if body.get("displayCode"):
        message = f"{message} ({body['displayCode']})"
    facts = Facts(status=answer.status, content_type=answer.content_type, code=code, message=message, after=after)
    limited = classify(ERRORS, facts) in {Kind.RATE_LIMITED, Kind.UNAVAILABLE, Kind.UNKNOWN}
    raise RefusedCall(facts, data, effect=effect, kind=Kind.AUTH if signing_in and not limited else None)
