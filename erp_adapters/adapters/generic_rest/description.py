"""The description of an interface: what its author writes, checked when it is read.

Paths into JSON are dotted (`data.items`) and "" is the whole body. Canonical fields are dotted too, for example
`customer.external_id`.
docs/erp/generic_rest.md explains every key with a complete example.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from erp_adapters.contract.errors import Kind, Rule
from erp_adapters.contract.records import RECORD_OF, Entity, OrderLine
from erp_adapters.contract.spec import BadSettingsError

#: What a signature may cover.
SIGNED: Final = ("{method}", "{path}", "{query}", "{time}", "{nonce}", "{user}", "{body}")
_PLACES: Final = re.compile(r"\{[^{}]*\}")
Path = Annotated[str, Meta(pattern=r"^/")]


class Auth(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How a call proves who it is: the settings `user` and `secret` go where `kind` says."""

    kind: Literal["none", "bearer", "basic", "header", "query", "oauth2", "session", "hmac"] = "none"
    name: str = ""  # of the header or query parameter
    prefix: str = ""  # before the secret or the session's token in a header
    token_path: str = ""  # oauth2: client credentials; session: where one signs in
    scope: str = ""
    user_field: str = "username"  # session: keys of the JSON that signs in
    secret_field: str = "password"  # noqa: S105 - a name of a field
    token: str = ""  # session: where the answer tells the token that goes into header `name`; "" for a cookie
    user_header: str = ""  # hmac: who calls
    time_header: str = ""  # hmac: when, in `time_unit` since 1970
    nonce_header: str = ""  # hmac: a text never used before
    signed: str = "{method}\n{path}\n{query}\n{time}\n{body}"  # hmac: what is signed; {user} and {nonce} as well
    digest: Literal["sha256", "sha1", "sha512", "md5"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    time_unit: Literal["seconds", "milliseconds"] = "seconds"
    fields: Mapping[str, Any] = {}  # session: what else signing in asks for (company, language)


class Paging(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How a list goes on."""

    kind: Literal["none", "page", "offset", "cursor", "url", "link"] = "none"
    param: str = "page"  # page number, offset or cursor
    first: int = 1  # the number of the first page
    size_param: str = ""
    size: int = 100
    next: str = ""  # cursor, url: where the answer tells the next one; link: the Link header's rel=next does


class Bound(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A query parameter that narrows by change date."""

    param: str
    format: str = "iso"  # iso | seconds | milliseconds | a strftime pattern in the ERP's zone


class Listing(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where records are listed."""

    path: Path
    items: str = ""
    query: Mapping[str, str] = {}
    paging: Paging = Paging()
    since: Bound | None = None
    until: Bound | None = None


class Getting(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where one record is; `{id}` stands for its id."""

    path: Path
    item: str = ""


class Polling(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How one asks what came of a deed that was taken on only: an answer of `status` tells `token`; at `path` (with
    `{token}`) stands `state`, one of the words in `done` or `failed`, or neither yet, then `id` or `message`."""

    path: Path
    token: str
    status: int = 202
    state: str = "state"
    done: tuple[str, ...] = ("done",)
    failed: tuple[str, ...] = ("failed",)
    id: str = "id"
    message: str = "message"


class Bulk(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How several new records go in one call: a list (below `wrap`) to `path`; the answer tells at `results` an outcome
    for each, in their order. `item` is where an outcome holds the record; without it `id` tells its id, and the record
    is fetched. `key_field` takes the idempotency key of each, where the server honours one."""

    path: Path
    size: int = 50
    wrap: str = ""
    results: str = ""
    item: str = ""
    id: str = ""
    key_field: str = ""


class Deed(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A request with an effect; `wrap` is the key its body goes under, `item` where the answer holds the record."""

    path: Path
    method: Literal["POST", "PUT", "PATCH", "DELETE"] = "POST"
    wrap: str = ""
    item: str = ""
    body: Mapping[str, Any] = {}
    key_header: str = ""  # the server honours an idempotency key in it
    version_header: str = ""  # an optimistic lock, e.g. If-Match
    lines: Literal["merge", "replace"] = "replace"  # whether lines left out stay
    poll: Polling | None = None
    bulk: Bulk | None = None  # of create


class EntityDescription(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One entity: its requests and its fields, canonical → theirs."""

    list: Listing
    get: Getting | None = None
    fields: Mapping[str, str]
    lines: str = ""
    line_fields: Mapping[str, str] = {}
    read_only: tuple[str, ...] = ()
    statuses: Mapping[str, str] = {}
    find: Mapping[str, str] = {}  # key kind → query parameter of the list
    create: Deed | None = None
    update: Deed | None = None
    submit: Deed | None = None
    approve: Deed | None = None
    cancel: Deed | None = None
    close: Deed | None = None
    delete: Deed | None = None


class ErrorRule(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A line of the error table."""

    kind: Kind
    status: tuple[int, ...] = ()
    codes: frozenset[str] = frozenset()
    text: str = ""


class Errors(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where an answer tells its error. `failed_when` is a path whose truth means refusal although the status is 200."""

    code: str = "code"
    message: str = "message"
    failed_when: str = ""
    ok_when: str = ""  # "errcode=0": a refusal unless that holds
    rules: tuple[ErrorRule, ...] = ()

    @property
    def table(self) -> tuple[Rule, ...]:
        """The rules as the contract has them, and that a web page is no answer."""
        own = (Rule(kind=one.kind, status=one.status, codes=one.codes, text=one.text) for one in self.rules)
        page = Rule(kind=Kind.UNKNOWN, content_type="text/html", status=(200,))
        return (*own, page, Rule(kind=Kind.REJECTED, status=(400, 422)))


class Checking(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What proves that the connection works."""

    path: Path
    version: str = ""
    user: str = ""
    company: str = ""
    currency: str = ""


class Description(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A whole interface."""

    check: Checking
    entities: Mapping[Entity, EntityDescription]
    auth: Auth = Auth()
    errors: Errors = Errors()
    zone: str = "UTC"
    numbers: Literal["number", "text"] = "number"
    calls_per_second: int = 0
    parallel: int = 4


@lru_cache(maxsize=512)
def description_of(text: str) -> Description:
    """The description in `text`, read once; raises `BadSettingsError` that says what is wrong with it."""
    try:
        found = msgspec.convert(tomllib.loads(text), Description)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadSettingsError("description", str(error)) from None
    if found.auth.kind in {"oauth2", "session"} and not found.auth.token_path:
        raise BadSettingsError("description", f"auth: {found.auth.kind} needs token_path")
    if found.auth.kind in {"header", "query", "hmac"} and not found.auth.name:
        raise BadSettingsError("description", f"auth: {found.auth.kind} needs name")
    unknown = _PLACES.findall(found.auth.signed)
    if found.auth.kind == "hmac" and (wrong := [one for one in unknown if one not in SIGNED]):
        raise BadSettingsError("description", f"auth: signed has no {wrong[0]}")
    for entity, one in found.entities.items():
        if one.list.paging.kind in {"cursor", "url"} and not one.list.paging.next:
            raise BadSettingsError("description", f"entities.{entity}: paging by {one.list.paging.kind} needs next")
        _known(one.fields, RECORD_OF[entity], f"entities.{entity}.fields")
        _known(one.line_fields, OrderLine, f"entities.{entity}.line_fields")
        if "external_id" not in one.fields:
            raise BadSettingsError("description", f"entities.{entity}.fields has no external_id")
        if one.create and not (one.create.key_header or "reference" in one.find):
            raise BadSettingsError("description", f"entities.{entity}: create needs key_header or find.reference")
        if one.create and one.create.bulk and not (one.create.bulk.key_field or "reference" in one.find):
            raise BadSettingsError("description", f"entities.{entity}: bulk needs key_field or find.reference")
        if one.list.since and "modified_at" not in one.fields:
            raise BadSettingsError("description", f"entities.{entity}: since needs the field modified_at")
    return found


def _known(fields: Mapping[str, str], record: type[Struct], where: str) -> None:
    names = {field.name for field in msgspec.structs.fields(record)}
    for name in fields:
        if name.partition(".")[0] not in names:
            raise BadSettingsError("description", f"{where}: {name} is not a field")
