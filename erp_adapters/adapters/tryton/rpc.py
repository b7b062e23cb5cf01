"""Calls to a Tryton server: sign-in, the user's context, and what its errors mean.

The session token and the context are kept in the link's token store, so that workers share one session. An expired
session answers 401: one new sign-in, one repetition.
"""

import base64
from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Struct

from erp_adapters.adapters.tryton.values import decode, encode
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.errors import Facts, Kind, classify, failure, retry_after, transport_failure
from erp_adapters.contract.http import Request, Response, TransportError
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Conflict, Failure, NeedsConfirmation, Refused, Rejected, Unauthenticated
from erp_adapters.contract.spec import Setting, settings_as
from i18n.messages import N_

_SESSION: Final = "session"
#: Where calls go below the address of the server and of a database: since 8.0, and up to 7.x.
_DOORS: Final = ("/rpc/", "/")
_OWN: Final[Cache[int]] = Cache()
_FIELDS: Final[Cache[frozenset[str]]] = Cache()


class Settings(Struct, kw_only=True, frozen=True):
    """What a link to Tryton needs."""

    url: Annotated[str, Setting(N_("Server address"), N_("Where Tryton's own client connects to."), kind="url")]
    database: Annotated[str, Setting(N_("Database"))]
    user: Annotated[str, Setting(N_("User"), N_("A user of its own for Lading, with the groups that the guide names."))]
    password: Annotated[str, Setting(N_("Password"), secret=True)]


class Warned(Exception):  # noqa: N818 - the ERP asks, it does not fail
    """Tryton wants a person's yes before it goes on."""

    def __init__(self, result: NeedsConfirmation) -> None:
        super().__init__(result.message)
        self.result = result


class _Session(Struct, frozen=True):
    authorization: str
    context: dict[str, Any]
    door: str = _DOORS[0]


class Rpc:
    """The calls of one link. `context` adds to what the server gave the user."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.settings = settings_as(Settings, link.settings)

    async def call(
        self, method: str, *params: Any, effect: bool = False, context: Mapping[str, Any] | None = None
    ) -> Any:
        """Call `model.…`; raises `Refused`, and `Warned` when Tryton asks."""
        session = await self._session()
        request = self.request(method, params, session, context or {}, effect=effect)
        response = await self._send(request)
        if response.status == 401:
            session = await self._session(instead_of=session.authorization)
            request = self.request(method, params, session, context or {}, effect=effect)
            response = await self._send(request)
        return _result(response, effect=effect)

    async def prepared(self, method: str, *params: Any, context: Mapping[str, Any] | None = None) -> Request:
        """The request that `call` would send."""
        return self.request(method, params, await self._session(), context or {}, effect=True)

    def request(
        self, method: str, params: tuple[Any, ...], session: _Session, more: Mapping[str, Any], *, effect: bool
    ) -> Request:
        """One call as HTTP."""
        body = encode({"id": 1, "method": method, "params": [*params, {**session.context, **more}]})
        return self._http(body, {"Authorization": session.authorization}, effect=effect, door=session.door)

    async def company(self) -> int:
        """The company that the user works for."""
        company = (await self._session()).context.get("company")
        if not isinstance(company, int):
            raise Refused(Rejected(message="the user has no company", code="no-company"))
        return company

    async def own_party(self) -> int:
        """The party that is the company itself, no customer of anybody."""

        async def ask() -> int:
            rows = await self.call("model.company.company.read", [await self.company()], ["party"])
            return int(rows[0]["party"])

        return await _OWN.get(self._link, "tryton.own-party", ask)

    async def knows(self, model: str, field: str) -> bool:
        """Whether this server's version has a field."""

        async def ask() -> frozenset[str]:
            return frozenset(await self.call(f"model.{model}.fields_get", []))

        return field in await _FIELDS.get(self._link, f"tryton.{model}", ask)

    async def version(self) -> str:
        """The server's version."""
        door = (await self._session()).door
        request = self._http(encode({"id": 1, "method": "common.server.version", "params": []}), {}, effect=False)
        root = msgspec.structs.replace(request, url=f"{self._root()}{door}")
        return str(_result(await self._send(root), effect=False))

    async def answered(self) -> Response:
        """Any answer of the server, for its clock."""
        return await self._send(
            self._http(encode({"id": 1, "method": "common.server.version", "params": []}), {}, effect=False)
        )

    def _root(self) -> str:
        return self.settings.url.rstrip("/")

    def _http(self, body: bytes, headers: Mapping[str, str], *, effect: bool, door: str = _DOORS[0]) -> Request:
        if urlsplit(self._root()).scheme not in {"http", "https"}:
            raise Refused(Rejected(message="the address is malformed", code="url"))
        url = f"{self._root()}/{quote(self.settings.database)}{door}"
        head = {"Content-Type": "application/json", **headers}
        return Request(method="POST", url=url, headers=head, body=body, effect=effect)

    async def _send(self, request: Request) -> Response:
        try:
            return await self._link.http.send(request)
        except TransportError as error:
            raise Refused(transport_failure(error, request)) from error

    async def _session(self, instead_of: str = "") -> _Session:
        kept = await self._kept()
        if kept is not None and kept.authorization != instead_of:
            return kept
        async with self._link.tokens.lock(_SESSION):
            kept = await self._kept()
            if kept is not None and kept.authorization != instead_of:
                return kept
            made = await self._sign_in()
            await self._link.tokens.put(_SESSION, msgspec.json.encode(made).decode())
            return made

    async def _kept(self) -> _Session | None:
        text = await self._link.tokens.get(_SESSION)
        return None if text is None else msgspec.json.decode(text, type=_Session)

    async def _sign_in(self) -> _Session:
        settings = self.settings
        params = [settings.user, {"password": settings.password}, "en"]
        body = encode({"id": 1, "method": "common.db.login", "params": params})
        for door in _DOORS:
            answer = await self._send(self._http(body, {}, effect=False, door=door))
            if answer.status not in {404, 405}:
                break
        found = _result(answer, effect=False)
        if not isinstance(found, list):
            raise Refused(Unauthenticated(message="Tryton did not let the user in"))
        token = base64.b64encode(f"{settings.user}:{found[0]}:{found[1]}".encode()).decode()
        session = _Session(f"Session {token}", {}, door)
        request = self.request("model.res.user.get_preferences", (True, {}), session, {}, effect=False)
        # The context is the last parameter already.
        body = encode({"id": 1, "method": "model.res.user.get_preferences", "params": [True, {}]})
        told = _result(await self._send(msgspec.structs.replace(request, body=body)), effect=False)
        kept = {name: told[name] for name in ("company", "language") if told.get(name) is not None}
        # Inactive records count as well, here and in references.
        return _Session(session.authorization, {**kept, "active_test": False}, door)


def _result(response: Response, *, effect: bool) -> Any:
    if response.status != 200 or response.content_type != "application/json":
        facts = Facts(
            status=response.status,
            content_type=response.content_type,
            message=response.text if response.content_type in {"text/plain", "text/html"} else "",
            after=retry_after(response),
        )
        kind = classify((), facts) if response.status != 200 else Kind.UNAVAILABLE
        raise Refused(failure(kind, facts, effect=effect))
    try:
        found = decode(response.body)
    except ValueError as error:
        raise Refused(failure(Kind.UNKNOWN, Facts(status=200, message="no JSON"), effect=effect)) from error
    if "error" in found:
        raise _error(found["error"])
    return found["result"]


def _error(error: Any) -> Exception:
    name, arguments = str(error[0]), error[1:] if isinstance(error, list) else []
    texts = [str(each) for each in (arguments[0] if arguments and isinstance(arguments[0], list) else arguments)]
    if name == "UserWarning":
        code, message = [*texts, "", ""][:2]
        return Warned(NeedsConfirmation(code=code, message=message or code))
    said = " ".join(text for text in texts[:2] if text and text != "None")
    result: Failure
    if name == "ConcurrencyException":
        result = Conflict(message="the record was changed in Tryton in the meantime")
    elif name == "LoginException":
        result = Unauthenticated(message=f"Tryton wants a second factor: {said}")
    else:
        result = Rejected(message=said or name, code=name)
    return Refused(result)
