"""Calling U8 through the vendor's proxy, which relays to a client program on the customer's server.

HTTP is 200; success is an errcode (text) of "0". 20002 says that nothing matches, 30021 that the customer's program is
offline. Secret and token travel in the address: addresses are never logged.
"""

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
from erp_adapters.contract.spec import BadSettingsError, Setting, settings_as
from i18n.messages import N_

NOTHING: Final = "20002"
OFFLINE: Final = "30021"
SLOTS: Final = frozenset(f"define{one}" for one in (1, 2, 3, *range(8, 15)))
_KEPT: Final = "u8.token"
_EARLY: Final = timedelta(minutes=5)
_SECRETS: Final = frozenset({"app_secret", "token"})


class U8Settings(Struct, kw_only=True, frozen=True):
    """Settings of one account set."""

    from_account: Annotated[str, Setting(N_("Developer account"))]
    to_account: Annotated[str, Setting(N_("Customer account"))]
    app_key: Annotated[str, Setting(N_("Application key"))]
    app_secret: Annotated[str, Setting(N_("Application secret"), secret=True)]
    sale_type: Annotated[str, Setting(N_("Sale type of orders"))]
    department: Annotated[str, Setting(N_("Department of orders"))]
    ds_sequence: Annotated[
        str, Setting(N_("Number of the data source"), N_("Which account set; empty is the first."))
    ] = ""
    business_type: Annotated[str, Setting(N_("Business type of orders"))] = "普通销售"
    number_field: Annotated[
        str, Setting(N_("Custom field for our number"), N_("A text field of the order's head, for example define10."))
    ] = "define10"
    approver: Annotated[
        str, Setting(N_("Approver"), N_("User code, when a workflow approves orders; that user must have signed in."))
    ] = ""
    states: Annotated[
        str, Setting(N_("Words of the states"), N_("For example 开立=draft, 审核=approved, 关闭=closed"))
    ] = (
        "Opening=draft, 开立=draft, 新建=draft, Approved=approved, 审核=approved, 已审核=approved, "
        "Closed=closed, 关闭=closed, 已关闭=closed"
    )
    company_currency: Annotated[str, Setting(N_("Own currency"))] = "CNY"
    zone: Annotated[str, Setting(N_("Time zone of the server"))] = "Asia/Shanghai"
    host: Annotated[str, Setting(N_("Address of the open platform"), kind="url")] = "https://api.yonyouup.com"

    @property
    def words(self) -> Mapping[str, str]:
        """The ERP's word of a state → ours."""
        pairs = (one.partition("=") for one in self.states.split(",") if "=" in one)
        return {word.strip(): state.strip() for word, _, state in pairs}


ERRORS: Final = (
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({NOTHING})),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({OFFLINE})),
    Rule(kind=Kind.SESSION, text="token"),
    Rule(kind=Kind.RATE_LIMITED, text="频率|限流|次数"),
    Rule(kind=Kind.UNKNOWN, text="超时"),
    Rule(kind=Kind.FORBIDDEN, text="权限"),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,)),
)


class RefusedCall(Refused):
    """A refusal with its kind and code."""

    def __init__(self, facts: Facts, *, effect: bool, signing_in: bool = False) -> None:
        kind = classify(ERRORS, facts)
        if effect and kind is Kind.NOT_FOUND:
            kind = Kind.REJECTED  # what a write names is missing, not what it writes
        if signing_in and kind not in {Kind.RATE_LIMITED, Kind.UNAVAILABLE, Kind.UNKNOWN}:
            kind = Kind.AUTH
        self.kind = kind
        self.code = facts.code
        super().__init__(failure(kind, facts, effect=effect))


class Proxy:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(U8Settings, link.settings)
        if self.settings.number_field not in SLOTS:
            raise BadSettingsError("number_field", "not a text field")

    async def call(
        self, path: str, query: Mapping[str, str], body: Any = None, *, effect: bool = False
    ) -> Mapping[str, Any]:
        """The whole answer; a token that ran out is renewed once."""
        for last in (False, True):
            request = await self.request(path, query, body, effect=effect)
            try:
                return read(await send(self.link, request), effect=effect)
            except RefusedCall as refused:
                if refused.kind is not Kind.SESSION or last:
                    raise
                await self.forget()
        raise AssertionError("unreachable")

    async def forget(self) -> None:
        """Drop the token."""
        await self.link.tokens.drop(_KEPT)

    async def request(self, path: str, query: Mapping[str, str], body: Any = None, *, effect: bool = False) -> Request:
        """A call with its token; POST when there is a body."""
        own = self.settings
        asked = {"from_account": own.from_account, "to_account": own.to_account, "app_key": own.app_key}
        asked["token"] = await self._token()
        if own.ds_sequence:
            asked["ds_sequence"] = own.ds_sequence
        return Request(
            method="GET" if body is None else "POST",
            url=f"{own.host.rstrip('/')}{path}?{urlencode({**asked, **query}, quote_via=quote, safe='')}",
            headers={"Content-Type": "application/json"},
            body=b"" if body is None else to_json(body),
            effect=effect,
            secrets=_SECRETS,
        )

    async def once(self) -> str:
        """A number that serves for one write."""
        told = await self.call("/system/tradeid", {})
        trade = told.get("trade")
        return str(trade["id"] if isinstance(trade, Mapping) else told["tradeid"])

    async def _token(self) -> str:
        if kept := await self.link.tokens.get(_KEPT):
            return kept
        async with self.link.tokens.lock(_KEPT):
            if kept := await self.link.tokens.get(_KEPT):
                return kept
            own = self.settings
            asked = {"from_account": own.from_account, "app_key": own.app_key, "app_secret": own.app_secret}
            url = f"{own.host.rstrip('/')}/system/token?{urlencode(asked, quote_via=quote, safe='')}"
            answer = await send(self.link, Request(method="GET", url=url, secrets=_SECRETS))
            token = read(answer, effect=False, signing_in=True)["token"]
            life = timedelta(seconds=int(token.get("expiresIn") or 7200)) - _EARLY
            await self.link.tokens.put(_KEPT, str(token["id"]), self.link.clock.now() + life)
            return str(token["id"])


def read(answer: Response, *, effect: bool, signing_in: bool = False) -> Mapping[str, Any]:
    """The answer that is none of the refusals."""
    try:
        body = answer.json()
    except ValueError:
        body = None
    told = body if isinstance(body, dict) else {}
    code = str(told.get("errcode", ""))
    if answer.status == 200 and code == "0":
        return told
    facts = Facts(
        status=answer.status,
        content_type=answer.content_type,
        code=code,
        message=str(told.get("errmsg") or ""),
        after=300 if code == OFFLINE else retry_after(answer),
    )
    raise RefusedCall(facts, effect=effect, signing_in=signing_in)
