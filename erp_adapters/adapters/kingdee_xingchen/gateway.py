"""Calling the gateway: signature of every call, the tenant's token, what an answer means.

A wrong signature is HTTP 519; what the product refuses is HTTP 200 with an errcode that is not 0. The body is not
signed. Keys and secret of a tenant that are issued anew every day are asked for by the instance id.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final
from urllib.parse import quote

from msgspec import Struct

from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, Rule, classify, failure, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Refused
from erp_adapters.contract.spec import BadSettingsError, Setting, settings_as
from erp_adapters.contract.values import from_milliseconds, milliseconds
from i18n.messages import N_

TOKEN: Final = "/jdyconnector/app_management/kingdee_auth_token"  # noqa: S105 - a path
AUTHORIZE: Final = "/jdyconnector/app_management/push_app_authorize"
_SECRETS: Final = frozenset({"app-token", "x-api-signature", "app_signature"})
_KEPT: Final = "xingchen.token"
_KEYS: Final = "xingchen.keys"


class XingchenSettings(Struct, kw_only=True, frozen=True):
    """Settings of one tenant; ids are the product's, long texts of digits."""

    client_id: Annotated[str, Setting(N_("Client id"))]
    client_secret: Annotated[str, Setting(N_("Client secret"), secret=True)]
    app_key: Annotated[str, Setting(N_("Application key"))] = ""
    app_secret: Annotated[str, Setting(N_("Application secret"), secret=True)] = ""
    instance: Annotated[
        str, Setting(N_("Instance id"), N_("When the key and secret of the application change every day."))
    ] = ""
    domain: Annotated[str, Setting(N_("Data centre of the tenant"))] = ""
    currencies: Annotated[str, Setting(N_("Currencies and their ids"), N_("For example USD=1710…, CNY=1711…"))] = ""
    company_currency: Annotated[str, Setting(N_("Own currency"))] = "CNY"
    number_field: Annotated[
        str, Setting(N_("Custom field for our number"), N_("When the ERP numbers its documents itself."))
    ] = ""
    sent_words: Annotated[
        str, Setting(N_("Words of the delivery state"), N_("What io_status tells: open, partial or done."))
    ] = "A=open, B=partial, C=done"
    unit: Annotated[str, Setting(N_("Unit id of lines without one"))] = ""
    zone: Annotated[str, Setting(N_("Time zone of the server"))] = "Asia/Shanghai"
    host: Annotated[str, Setting(N_("Address of the open platform"), kind="url")] = "https://api.kingdee.com"

    @property
    def ids(self) -> Mapping[str, str]:
        """Currency code → id."""
        return _pairs(self.currencies)

    @property
    def sent(self) -> Mapping[str, str]:
        """The ERP's word of a delivery state → ours."""
        return _pairs(self.sent_words)


def _pairs(told: str) -> dict[str, str]:
    pairs = (one.partition("=") for one in told.split(",") if "=" in one)
    return {name.strip(): value.strip() for name, _, value in pairs}


ERRORS: Final = (
    Rule(kind=Kind.AUTH, status=(519,)),
    Rule(kind=Kind.SESSION, status=(401,)),
    Rule(kind=Kind.SESSION, codes=frozenset({"1030002006"})),
    Rule(kind=Kind.SESSION, text="token.*(过期|失效|无效|expired|invalid)"),
    Rule(kind=Kind.RATE_LIMITED, text="频率|限流|too many"),
    Rule(kind=Kind.FORBIDDEN, text="权限|未授权"),
    Rule(kind=Kind.UNKNOWN, text="超时|系统繁忙|系统异常"),
    Rule(kind=Kind.DUPLICATE, text="已存在|重复"),
    Rule(kind=Kind.NOT_FOUND, text="不存在|未找到"),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,)),
)


class RefusedCall(Refused):
    """A refusal with its kind."""

    def __init__(self, facts: Facts, *, effect: bool, signing_in: bool = False) -> None:
        kind = classify(ERRORS, facts)
        if effect and kind is Kind.NOT_FOUND:
            kind = Kind.REJECTED  # what a write names is missing, not what it writes
        if signing_in and kind not in {Kind.RATE_LIMITED, Kind.UNAVAILABLE, Kind.UNKNOWN}:
            kind = Kind.AUTH
        self.kind = kind
        self.message = facts.message
        super().__init__(failure(kind, facts, effect=effect))


def signed_text(method: str, path: str, query: Mapping[str, str], nonce: str, timestamp: str) -> str:
    """The string to sign: the path encoded once with its slashes, names and values of the query twice."""
    parts = (f"{_twice(name)}={_twice(query[name])}" for name in sorted(query))
    lines = (method, quote(path, safe=""), "&".join(parts), f"x-api-nonce:{nonce}", f"x-api-timestamp:{timestamp}")
    return "".join(f"{line}\n" for line in lines)


def digest(secret: str, text: str) -> str:
    """base64 of the hexadecimal text of HMAC-SHA256."""
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest().encode()).decode()


def _twice(value: str) -> str:
    return quote(quote(value, safe=""), safe="")


class Gateway:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(XingchenSettings, link.settings)
        if not self.settings.instance:
            for name in ("app_key", "app_secret"):
                if not getattr(self.settings, name):
                    raise BadSettingsError(name, "missing")

    async def call(
        self, path: str, body: Any = None, *, query: Mapping[str, str] | None = None, effect: bool = False
    ) -> Any:
        """The answer's `data`; a token that ran out is renewed once."""
        for last in (False, True):
            request = await self.request(path, body, query=query, effect=effect)
            try:
                return read(await send(self.link, request), effect=effect)
            except RefusedCall as refused:
                if refused.kind is not Kind.SESSION or last:
                    raise
                await self.forget()
        raise AssertionError("unreachable")

    async def forget(self) -> None:
        """Drop token and keys."""
        await self.link.tokens.drop(_KEPT)
        await self.link.tokens.drop(_KEYS)

    async def request(
        self, path: str, body: Any = None, *, query: Mapping[str, str] | None = None, effect: bool = False
    ) -> Request:
        """A call with its token; POST when there is a body."""
        headers = {"app-token": await self._token()}
        if domain := (await self._keys())[2]:
            headers["X-GW-Router-Addr"] = domain if "://" in domain else f"https://{domain}"
        method = "GET" if body is None else "POST"
        return self._signed(method, path, query or {}, headers, body, effect=effect)

    def _signed(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        body: Any = None,
        *,
        effect: bool = False,
    ) -> Request:
        nonce, stamp = secrets.token_hex(8), str(milliseconds(self.link.clock.now()))
        text = signed_text(method, path, query, nonce, stamp)
        asked = "&".join(f"{quote(name, safe='')}={quote(query[name], safe='')}" for name in sorted(query))
        return Request(
            method=method,
            url=f"{self.settings.host.rstrip('/')}{path}{'?' if asked else ''}{asked}",
            headers={
                "Content-Type": "application/json",
                "X-Api-ClientID": self.settings.client_id,
                "X-Api-Auth-Version": "2.0",
                "X-Api-TimeStamp": stamp,
                "X-Api-Nonce": nonce,
                "X-Api-SignHeaders": "X-Api-Nonce,X-Api-TimeStamp",
                "X-Api-Signature": digest(self.settings.client_secret, text),
                **headers,
            },
            body=b"" if body is None else to_json(body),
            effect=effect,
            secrets=_SECRETS,
        )

    async def _keys(self) -> tuple[str, str, str]:
        """Application key, its secret and the tenant's data centre."""
        own = self.settings
        if not own.instance:
            return own.app_key, own.app_secret, own.domain
        if (kept := await self.link.tokens.get(_KEYS)) is None:
            request = self._signed("POST", AUTHORIZE, {"outerInstanceId": own.instance}, {})
            told = read(await send(self.link, request), effect=False, signing_in=True)
            one = told[0] if isinstance(told, list) and told else told
            kept = json.dumps([one["appKey"], one["appSecret"], own.domain or one.get("domain") or ""])
            await self.link.tokens.put(_KEYS, kept, self.link.clock.now() + timedelta(hours=23))
        key, secret, domain = json.loads(kept)
        return key, secret, domain

    async def _token(self) -> str:
        if kept := await self.link.tokens.get(_KEPT):
            return kept
        async with self.link.tokens.lock(_KEPT):
            if kept := await self.link.tokens.get(_KEPT):
                return kept
            key, secret, _ = await self._keys()
            query = {"app_key": key, "app_signature": digest(secret, key)}
            told = read(await send(self.link, self._signed("GET", TOKEN, query, {})), effect=False, signing_in=True)
            ends = from_milliseconds(told.get("expires")) or self.link.clock.now() + timedelta(hours=1)
            token = str(told["app-token"])
            await self.link.tokens.put(_KEPT, token, ends - timedelta(minutes=10))
            return token


def read(answer: Response, *, effect: bool, signing_in: bool = False) -> Any:
    """The data of an answer that is none of the refusals."""
    try:
        body = answer.json()
    except ValueError:
        body = None
    told = body if isinstance(body, dict) else {}
    code = str(told.get("errcode", ""))
    if answer.status == 200 and code == "0":
        return told.get("data")
    facts = Facts(
        status=answer.status,
        content_type=answer.content_type,
        code=code,
        message=str(told.get("description") or ""),
        after=retry_after(answer),
    )
    raise RefusedCall(facts, effect=effect, signing_in=signing_in)
