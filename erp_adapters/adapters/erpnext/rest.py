"""Settings, requests and error meanings of Frappe's REST interface.

Source: Frappe documentation "REST API" and frappe/api (v1). Nearly every refusal is HTTP 417; what happened is in
`exc_type`, the words are in `_server_messages`, a JSON list of JSON texts with HTML in them. `exc` is a traceback and
is never passed on.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode

from msgspec import Struct

from erp_adapters.contract.calls import send
from erp_adapters.contract.errors import Facts, Kind, Rule, classify, failure, plain, retry_after
from erp_adapters.contract.http import Request, Response, to_json
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import Refused
from erp_adapters.contract.spec import Setting, settings_as
from i18n.messages import N_


class ErpnextSettings(Struct, kw_only=True, frozen=True):
    """Settings of one site and company."""

    url: Annotated[str, Setting(N_("Server address"), kind="url")]
    api_key: Annotated[str, Setting(N_("API key"), secret=True)]
    api_secret: Annotated[str, Setting(N_("API secret"), secret=True)]
    company: Annotated[str, Setting(N_("Company"), N_("Its full name in ERPNext."))]
    reference_field: Annotated[
        str, Setting(N_("Field for our number"), N_("A custom field, unique and not copied, of customers and orders."))
    ] = "lading_ref"
    customer_group: Annotated[str, Setting(N_("Customer group of new customers"))] = ""
    territory: Annotated[str, Setting(N_("Territory of new customers"))] = ""
    zone: Annotated[str, Setting(N_("Time zone of the site"), N_("Empty: as the site says."))] = ""
    event_secret: Annotated[str, Setting(N_("Secret of the webhooks"), secret=True)] = ""

    @property
    def base(self) -> str:
        """The address without its final slash."""
        return self.url.rstrip("/")


ERRORS: Final = (
    Rule(kind=Kind.AUTH, codes=frozenset({"AuthenticationError", "InvalidAuthorizationToken", "SessionExpired"})),
    Rule(kind=Kind.FORBIDDEN, codes=frozenset({"PermissionError"})),
    Rule(kind=Kind.NOT_FOUND, codes=frozenset({"DoesNotExistError", "PageDoesNotExistError"})),
    Rule(kind=Kind.DUPLICATE, codes=frozenset({"DuplicateEntryError", "UniqueValidationError"})),
    Rule(kind=Kind.CONFLICT, codes=frozenset({"TimestampMismatchError"})),
    Rule(kind=Kind.RATE_LIMITED, codes=frozenset({"RateLimitExceededError", "TooManyRequestsError"})),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({"QueryTimeoutError", "QueryDeadlockError", "InReadOnlyMode"})),
    Rule(kind=Kind.UNAVAILABLE, codes=frozenset({"SessionStopped", "SessionBootFailed"})),
    Rule(kind=Kind.REJECTED, status=(417, 422, 400)),
    Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,)),
)


class Rest:
    """One connection's calls."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.settings = settings_as(ErpnextSettings, link.settings)

    async def list(
        self,
        doctype: str,
        fields: Sequence[str],
        filters: Sequence[Sequence[Any]],
        *,
        order: str = "modified asc, name asc",
        limit: int = 100,
    ) -> list[dict[str, Any]]:
        """Rows of a list; without a limit of its own the server cuts at 20."""
        query = {
            "fields": json.dumps(list(fields)),
            "filters": json.dumps([list(one) for one in filters]),
            "order_by": order,
            "limit_start": "0",
            "limit_page_length": str(limit),
        }
        return list((await self.call("GET", resource(doctype), query=query))["data"])

    async def document(self, doctype: str, name: str) -> dict[str, Any]:
        """A whole document with its children."""
        return dict((await self.call("GET", resource(doctype, name)))["data"])

    async def call(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: Any = None, effect: bool = False
    ) -> dict[str, Any]:
        """The body of the answer; raises `Refused`."""
        request = self.request(method, path, query=query, body=body, effect=effect)
        return self.read(await send(self.link, request), effect=effect)

    def request(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: Any = None, effect: bool = False
    ) -> Request:
        """A request with its key."""
        headers = {
            "Authorization": f"token {self.settings.api_key}:{self.settings.api_secret}",
            "Accept": "application/json",
        }
        if body is not None:
            headers["Content-Type"] = "application/json"
        return Request(
            method=method,
            url=f"{self.settings.base}{path}" + (f"?{urlencode(query, quote_via=quote)}" if query else ""),
            headers=headers,
            body=b"" if body is None else to_json(body),
            effect=effect,
        )

    def read(self, answer: Response, *, effect: bool) -> dict[str, Any]:
        """What an answer says."""
        try:
            told = answer.json()
        except ValueError:
            told = None
        if not isinstance(told, dict):
            facts = Facts(status=answer.status, content_type=answer.content_type, after=retry_after(answer))
            raise Refused(failure(classify(ERRORS, facts), facts, effect=effect))
        if answer.status in {200, 201, 202} and "exc_type" not in told:
            return told
        raise RefusedDocument(answer, told, effect=effect)


class RefusedDocument(Refused):
    """A refusal with Frappe's class of it."""

    def __init__(self, answer: Response, told: Mapping[str, Any], *, effect: bool) -> None:
        facts = Facts(
            status=answer.status,
            content_type=answer.content_type,
            code=str(told.get("exc_type") or ""),
            message=words(told),
            after=retry_after(answer),
        )
        self.kind = classify(ERRORS, facts)
        super().__init__(failure(self.kind, facts, effect=effect))


def words(told: Mapping[str, Any]) -> str:
    """The messages of an answer in plain text."""
    found = []
    try:
        for one in json.loads(told.get("_server_messages") or "[]"):
            message = json.loads(one) if isinstance(one, str) else one
            found.append(plain(str(message.get("message", "") if isinstance(message, dict) else message)))
    except (ValueError, TypeError):
        found = []
    if not found and told.get("exception"):
        # "frappe.exceptions.MandatoryError: [Sales Order, x]: customer"
        found = [plain(str(told["exception"]))]
    return " · ".join(one for one in found if one) or str(told.get("exc_type") or "")


def resource(doctype: str, name: str = "") -> str:
    """The path of a list or a document; names hold spaces and slashes."""
    path = f"/api/resource/{quote(doctype, safe='')}"
    return f"{path}/{quote(name, safe='')}" if name else path
