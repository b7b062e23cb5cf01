"""Calling a model's method in the three styles, and what an error of each means.

Source: Odoo documentation "External JSON-2 API" (19.0) and "External API" (XML-RPC and JSON-RPC, deprecated from 19).
A method runs in one transaction: an error means that nothing of it happened, but for one: XML-RPC cannot send None
back and says so after the method has been committed.
"""

import re
import xmlrpc.client
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote

from defusedxml.xmlrpc import DefusedExpatParser
from msgspec import Struct

from erp_adapters.adapters.odoo.settings import OdooSettings
from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, Rule, classify, failure, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Refused, Rejected, Unauthenticated
from erp_adapters.contract.spec import settings_as

ERRORS: Final = (
    Rule(
        kind=Kind.AUTH,
        codes=frozenset({"odoo.exceptions.AccessDenied", "odoo.http.SessionExpiredException", "3"}),
    ),
    Rule(kind=Kind.FORBIDDEN, codes=frozenset({"odoo.exceptions.AccessError", "4"})),
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({"odoo.exceptions.MissingError"})),
    Rule(kind=Kind.UNAVAILABLE, text=r"could not serialize|deadlock detected|could not obtain lock"),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({"psycopg2.OperationalError", "psycopg2.errors.SerializationFailure"})),
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({"werkzeug.exceptions.NotFound"})),
    Rule(kind=Kind.REJECTED, codes=frozenset({"odoo.exceptions.ValidationError", "odoo.exceptions.UserError"})),
    Rule(kind=Kind.REJECTED, codes=frozenset({"odoo.exceptions.RedirectWarning", "1", "2"})),
    Rule(kind=Kind.REJECTED, codes=frozenset({"builtins.ValueError", "builtins.TypeError", "builtins.KeyError"})),
    Rule(kind=Kind.REJECTED, codes=frozenset({"builtins.AttributeError", "psycopg2.errors.NotNullViolation"})),
    Rule(kind=Kind.REJECTED, status=(422, 400)),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,)),
)
_READS: Final = frozenset(
    {
        *("search", "search_read", "search_count", "read", "fields_get", "read_group", "version"),
        *("has_access", "check_access_rights"),
    }
)
# Odoo's fault codes of XML-RPC: 1 application error, 2 warning, 3 access denied, 4 access error.
_NONE_FAULT: Final = "cannot marshal None"
_ARGUMENT: Final = re.compile(r"^missing a required argument: '(\w+)'$")


class Call(Struct, frozen=True, kw_only=True):
    """A model's method: on `ids` when it works on records, with named arguments."""

    model: str
    method: str
    ids: Sequence[int] | None = None
    named: Mapping[str, Any] = {}

    @property
    def effect(self) -> bool:
        """Whether it may change something."""
        return self.method not in _READS


class Rpc:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(OdooSettings, link.settings)

    async def version(self) -> tuple[tuple[int, int], str, Response]:
        """((major, minor), text, the answer); needs no sign-in."""
        answer = await send(self.link, self._jsonrpc("common", "version", [], effect=False))
        found = self._result(answer, effect=False)
        info = found.get("server_version_info") or [0, 0]
        major = int(str(info[0]).removeprefix("saas~")) if str(info[0]).removeprefix("saas~").isdigit() else 0
        minor = info[1] if isinstance(info[1], int) else 0
        return (major, minor), str(found.get("server_version", "")), answer

    async def style(self) -> str:
        """json2, jsonrpc or xmlrpc, asked once per connection."""
        if self.settings.protocol != "auto":
            return self.settings.protocol
        if (major := self.link.facts.get("major")) is not None:
            return "json2" if int(major) >= 19 else "jsonrpc"
        kept = await self.link.tokens.get("odoo.style")
        if kept is None:
            (major, _), _, _ = await self.version()
            kept = "json2" if major >= 19 else "jsonrpc"
            await self.link.tokens.put("odoo.style", kept)
        return kept

    async def __call__(self, model: str, method: str, ids: Sequence[int] | None = None, **named: Any) -> Any:
        """The method's return value; raises `Refused`."""
        call = Call(model=model, method=method, ids=ids, named=named)
        try:
            return await self._answered(call)
        except Refused as refused:
            other = _ARGUMENT.search(refused.result.message) if "vals" in named else None
            if other is None or not isinstance(refused.result, Rejected):
                raise
            # JSON-2 passes arguments by name, and a module that overrides `write` may have renamed it.
            named[other[1]] = named.pop("vals")
            return await self._answered(Call(model=model, method=method, ids=ids, named=named))

    async def _answered(self, call: Call) -> Any:
        answer = await send(self.link, await self.request(call))
        if await self.style() == "xmlrpc":
            return _xml_result(answer, effect=call.effect)
        return self._result(answer, effect=call.effect)

    async def request(self, call: Call) -> Request:
        """The request that makes `call`."""
        named = dict(call.named)
        named["context"] = {**self.context, **named.get("context", {})}
        style = await self.style()
        if style == "json2":
            body = {**named, **({"ids": list(call.ids)} if call.ids is not None else {})}
            headers = {
                "Content-Type": "application/json",
                "Authorization": f"bearer {self.settings.api_key}",
                "X-Odoo-Database": self.settings.database,
            }
            url = f"{self.settings.base}/json/2/{quote(call.model, safe='')}/{quote(call.method, safe='')}"
            return Request(method="POST", url=url, headers=headers, body=to_json(body), effect=call.effect)
        uid = await self.uid()
        arguments: list[Any] = [list(call.ids)] if call.ids is not None else []
        # These styles look at a create's first positional argument (a named one is an IndexError), and overridden
        # methods call the argument of `write` what they like (`values` in sale.order before 19).
        arguments += [named.pop(name) for name in ("vals_list", "vals") if name in named]
        key = self.settings.api_key
        parameters = [self.settings.database, uid, key, call.model, call.method, arguments, named]
        if style == "xmlrpc":
            return self._xmlrpc("object", "execute_kw", parameters, effect=call.effect)
        return self._jsonrpc("object", "execute_kw", parameters, effect=call.effect)

    @property
    def context(self) -> dict[str, Any]:
        """Company and language of every call."""
        found: dict[str, Any] = {}
        if self.settings.company_id:
            found["allowed_company_ids"] = [int(self.settings.company_id)]
        if self.settings.language:
            found["lang"] = self.settings.language
        return found

    async def uid(self) -> int:
        """The user's id, which the older styles want; asked once."""
        kept = await self.link.tokens.get("odoo.uid")
        if kept is not None:
            return int(kept)
        parameters = [self.settings.database, self.settings.login, self.settings.api_key, {}]
        if await self.style() == "xmlrpc":
            found = _xml_result(
                await send(self.link, self._xmlrpc("common", "authenticate", parameters, effect=False)), effect=False
            )
        else:
            found = self._result(
                await send(self.link, self._jsonrpc("common", "authenticate", parameters, effect=False)), effect=False
            )
        if not found:
            raise Refused(Unauthenticated(message="Odoo does not know this login and key"))
        await self.link.tokens.put("odoo.uid", str(found))
        return int(found)

    def _jsonrpc(self, service: str, method: str, arguments: list[Any], *, effect: bool) -> Request:
        body = {
            "jsonrpc": "2.0",
            "method": "call",
            "params": {"service": service, "method": method, "args": arguments},
            "id": 1,
        }
        headers = {"Content-Type": "application/json"}
        return Request(
            method="POST",
            url=f"{self.settings.base}/jsonrpc",
            headers=headers,
            body=to_json(body),
            effect=effect,
            secret_texts=frozenset({self.settings.api_key}),
        )

    def _xmlrpc(self, service: str, method: str, arguments: list[Any], *, effect: bool) -> Request:
        body = xmlrpc.client.dumps(tuple(_for_xml(one) for one in arguments), method, allow_none=False)
        url = f"{self.settings.base}/xmlrpc/2/{service}"
        return Request(
            method="POST",
            url=url,
            headers={"Content-Type": "text/xml"},
            body=body.encode(),
            effect=effect,
            secret_texts=frozenset({self.settings.api_key}),
        )

    def _result(self, answer: Response, *, effect: bool) -> Any:
        try:
            body = answer.json()
        except ValueError:
            raise refusal(
                Facts(status=answer.status, content_type=answer.content_type), answer, effect=effect
            ) from None
        if answer.status == 200 and isinstance(body, dict) and body.get("jsonrpc"):
            error = body.get("error")
            if error is None:
                return body.get("result")
            data = error.get("data") or {}
            facts = Facts(
                status=200, code=str(data.get("name", "")), message=str(data.get("message") or error.get("message", ""))
            )
            raise refusal(facts, answer, effect=effect)
        if answer.status == 200:
            return body
        told = body if isinstance(body, dict) else {}
        facts = Facts(
            status=answer.status,
            content_type=answer.content_type,
            code=str(told.get("name", "")),
            message=str(told.get("message", "")),
        )
        raise refusal(facts, answer, effect=effect)


def refusal(facts: Facts, answer: Response, *, effect: bool) -> Refused:
    """The exception that an answer's facts mean."""
    facts = Facts(
        status=facts.status,
        content_type=facts.content_type,
        code=facts.code,
        message=facts.message,
        after=retry_after(answer),
    )
    return Refused(failure(classify(ERRORS, facts), facts, effect=effect))


def _xml_result(answer: Response, *, effect: bool) -> Any:
    if answer.status != 200 or "xml" not in answer.content_type:
        raise refusal(Facts(status=answer.status, content_type=answer.content_type), answer, effect=effect)
    unmarshaller = xmlrpc.client.Unmarshaller(use_builtin_types=True)
    parser = DefusedExpatParser(unmarshaller)
    try:
        parser.feed(answer.body)
        parser.close()
        values = unmarshaller.close()
    except xmlrpc.client.Fault as fault:
        if _NONE_FAULT in fault.faultString:
            return None  # done, and its answer was None
        last = fault.faultString.strip().rpartition("\n")[2]
        raise refusal(Facts(status=200, code=str(fault.faultCode), message=last), answer, effect=effect) from None
    except Exception:  # noqa: BLE001 - expat, defusedxml and xmlrpc each have their own tree
        raise refusal(Facts(status=200, content_type="text/html"), answer, effect=effect) from None
    return values[0]


def _for_xml(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if value is None:
        return False
    if isinstance(value, Mapping):
        return {str(name): _for_xml(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_for_xml(one) for one in value]
    return value
