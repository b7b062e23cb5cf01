"""Calls of a described interface: sign-in, addresses, what an answer means."""

import base64
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

from msgspec import Struct

from erp_adapters.adapters.generic_rest.description import Bound, Description, description_of
from erp_adapters.adapters.generic_rest.signing import signed_headers
from erp_adapters.adapters.generic_rest.values import at
from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, classify, failure, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Refused
from erp_adapters.contract.spec import Setting, settings_as
from erp_adapters.contract.values import milliseconds, text, zone_of
from i18n.messages import N_

#: Ways to sign in whose proof lapses and is had anew.
_RENEWED = frozenset({"oauth2", "session"})


class RestSettings(Struct, kw_only=True, frozen=True):
    """Settings of one server."""

    url: Annotated[str, Setting(N_("Server address"), kind="url")]
    description: Annotated[str, Setting(N_("Description of the interface"), N_("A TOML text."), kind="long_text")]
    user: Annotated[str, Setting(N_("User or client id"))] = ""
    secret: Annotated[str, Setting(N_("Password, key or client secret"), secret=True)] = ""


class RefusedAnswer(Refused):
    """A refusal with its kind."""

    def __init__(self, kind: Kind, facts: Facts, *, effect: bool) -> None:
        self.kind = kind
        super().__init__(failure(kind, facts, effect=effect))


class Client:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(RestSettings, link.settings)
        self.described: Description = description_of(self.settings.description)

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        effect: bool = False,
    ) -> Any:
        """The answer's JSON; raises `Refused`. A token or session that lapsed is renewed once."""
        return (await self.ask(method, path, query=query, body=body, headers=headers, effect=effect))[0]

    async def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        effect: bool = False,
    ) -> tuple[Any, Response]:
        """The answer's JSON and the answer itself; as `call`."""
        for last in (False, True):
            request = await self.request(method, path, query=query, body=body, headers=headers, effect=effect)
            answer = await send(self.link, request)
            try:
                return self.read(answer, effect=effect), answer
            except RefusedAnswer as refused:
                renewable = self.described.auth.kind in _RENEWED and refused.kind in {Kind.AUTH, Kind.SESSION}
                if last or not renewable:
                    raise
                await self.link.tokens.drop("rest.token")
        raise AssertionError("unreachable")

    def place_of(self, told: str) -> str:
        """The path and query of the next page's address; raises `Refused` for one on another server, which would get
        the credentials."""
        base = urlsplit(self.settings.url)
        found = urlsplit(urljoin(self.settings.url.rstrip("/") + "/", told))
        if (found.scheme, found.netloc) != (base.scheme, base.netloc):
            facts = Facts(status=200, code="elsewhere", message="the next page is on another server")
            raise RefusedAnswer(Kind.REJECTED, facts, effect=False)
        root = base.path.rstrip("/")
        path = found.path.removeprefix(root) if root and found.path.startswith(f"{root}/") else found.path
        return path + (f"?{found.query}" if found.query else "")

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        effect: bool = False,
    ) -> Request:
        """A signed-in request."""
        auth, secret = self.described.auth, self.settings.secret
        sent = {"Accept": "application/json", **(headers or {})}
        asked = dict(query or {})
        if auth.kind == "bearer":
            sent["Authorization"] = f"Bearer {secret}"
        elif auth.kind == "basic":
            sent["Authorization"] = "Basic " + base64.b64encode(f"{self.settings.user}:{secret}".encode()).decode()
        elif auth.kind == "header":
            sent[auth.name] = f"{auth.prefix}{secret}"
        elif auth.kind == "query":
            asked[auth.name] = secret
        elif auth.kind == "oauth2":
            sent["Authorization"] = f"Bearer {await self._token()}"
        elif auth.kind == "session":
            name = "Cookie" if not auth.token else auth.name or "Authorization"
            sent[name] = f"{auth.prefix}{await self._token()}"
        if body is not None:
            sent["Content-Type"] = "application/json"
        url = self.settings.url.rstrip("/") + path
        if asked:
            url += ("&" if "?" in url else "?") + urlencode(asked, quote_via=quote)
        content = b"" if body is None else to_json(body)
        if auth.kind == "hmac":
            sent |= signed_headers(auth, self.settings.user, secret, method, url, content, self.link.clock.now())
        return Request(
            method=method,
            url=url,
            headers=sent,
            body=content,
            effect=effect,
            secrets=frozenset({auth.name.lower()} - {""}),
            secret_texts=frozenset({secret} - {""}),
        )

    async def _token(self) -> str:
        if kept := await self.link.tokens.get("rest.token"):
            return kept
        async with self.link.tokens.lock("rest.token"):
            if kept := await self.link.tokens.get("rest.token"):
                return kept
            if self.described.auth.kind == "session":
                return await self._sign_in()
            auth = self.described.auth
            form = {"grant_type": "client_credentials", **({"scope": auth.scope} if auth.scope else {})}
            pair = f"{self.settings.user}:{self.settings.secret}".encode()
            request = Request(
                method="POST",
                url=urljoin(self.settings.url.rstrip("/") + "/", auth.token_path.lstrip("/")),
                headers={
                    "Authorization": "Basic " + base64.b64encode(pair).decode(),
                    "Content-Type": "application/x-www-form-urlencoded",
                },
                body=urlencode(form).encode(),
            )
            answer = await send(self.link, request)
            told = self.read(answer, effect=False, token=True)
            token = text(at(told, "access_token"))
            if token is None:
                facts = Facts(status=answer.status, message="no access token in the answer")
                raise RefusedAnswer(Kind.AUTH, facts, effect=False)
            life = at(told, "expires_in")
            seconds = int(life) if isinstance(life, int) else 3600
            expires = self.link.clock.now() + timedelta(seconds=seconds * 0.8)
            await self.link.tokens.put("rest.token", token, expires)
            return token

    async def _sign_in(self) -> str:
        """A session's token, or its cookies, kept until the server says that it knows them no more."""
        auth, own = self.described.auth, self.settings
        request = Request(
            method="POST",
            url=own.url.rstrip("/") + "/" + auth.token_path.lstrip("/"),
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            body=to_json({**auth.fields, auth.user_field: own.user, auth.secret_field: own.secret}),
            secret_texts=frozenset({own.secret} - {""}),
        )
        answer = await send(self.link, request)
        told = self.read(answer, effect=False, token=True)
        if auth.token:
            token = text(at(told, auth.token))
        else:
            cookies = answer.headers.get("set-cookie", "").split("\n")
            token = "; ".join(each.partition(";")[0] for each in cookies if "=" in each.partition(";")[0]) or None
        if token is None:
            facts = Facts(status=answer.status, message="signing in gave no session")
            raise RefusedAnswer(Kind.AUTH, facts, effect=False)
        await self.link.tokens.put("rest.token", token)
        return token

    def read(self, answer: Response, *, effect: bool, token: bool = False) -> Any:
        """What an answer says."""
        errors = self.described.errors
        try:
            body = answer.json() if answer.body else {}
            page = False
        except ValueError:
            body, page = {}, True
        refused = page or not 200 <= answer.status < 300
        if not refused:
            refused = self.says_no(body, whole=not token)
        if not refused:
            return body
        facts = Facts(
            status=answer.status,
            content_type=answer.content_type,
            code=_words(at(body, errors.code)),
            message=_words(at(body, errors.message)),
            after=retry_after(answer),
        )
        kind = Kind.AUTH if token and answer.status in {400, 401, 403} else classify(errors.table, facts)
        raise RefusedAnswer(kind, facts, effect=effect)

    def says_no(self, body: Any, *, whole: bool = True) -> bool:
        """Whether an answer's body is a refusal although its status is none; `whole`: `ok_when` counts too."""
        errors = self.described.errors
        if errors.failed_when and not _missing(body, errors.failed_when):
            return at(body, errors.failed_when) not in {None, False, ""}
        if errors.ok_when and whole:
            path, _, value = errors.ok_when.partition("=")
            return str(at(body, path)) != value
        return False

    def part(self, body: Any) -> Refused | None:
        """Why one outcome of a bulk call is a refusal: the errors of the description, read within it."""
        errors = self.described.errors
        code, message = _words(at(body, errors.code)), _words(at(body, errors.message))
        told = errors.ok_when.partition("=")[0]
        if not self.says_no(body, whole=bool(told) and not _missing(body, told)) and not code:
            return None
        facts = Facts(status=422, code=code, message=message)
        return RefusedAnswer(classify(errors.table, facts), facts, effect=True)

    def bound(self, bound: Bound, value: datetime) -> str:
        """A moment as a parameter wants it."""
        if bound.format == "iso":
            return value.isoformat().replace("+00:00", "Z")
        if bound.format == "seconds":
            return str(milliseconds(value) // 1000)
        if bound.format == "milliseconds":
            return str(milliseconds(value))
        return value.astimezone(zone_of(self.described.zone)).strftime(bound.format)


def _missing(body: Any, path: str) -> bool:
    from msgspec import UNSET

    return at(body, path) is UNSET


def _words(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
