"""The parameters of lists by which the tenant's own fields are asked for: `custom.<key>=…`, whatever keys there are."""

from typing import Annotated, Any, TypeAlias

from litestar import Request
from litestar.params import QueryParameter

#: The same, for clients whose parameters have fixed names: "key=value", "key.min=value".
CustomIs = Annotated[
    list[str] | None,
    QueryParameter(
        name="custom",
        description="Of your own fields: `key=value`, `key.has=words`, `key.min=…`, `key.max=…`, `key.empty=true`; may "
        "be repeated. As parameters of their own they are called `custom.key`, `custom.key.min` and so on.",
    ),
]
AnyRequest: TypeAlias = Request[Any, Any, Any]
PREFIX = "custom."


def custom_pairs(request: AnyRequest, listed: list[str] | None) -> tuple[tuple[str, str], ...]:
    """What a request asks of the tenant's own fields: names without the prefix, and values."""
    own = [(name.removeprefix(PREFIX), value) for name, value in request.query_params.multi_items()
           if name.startswith(PREFIX)]  # fmt: skip
    return (*((name, value) for name, value in own if value != ""), *listed_pairs(listed))


def listed_pairs(listed: list[str] | None) -> tuple[tuple[str, str], ...]:
    """The same of "key=value"."""
    found = ((name, value) for name, _, value in (each.partition("=") for each in listed or ()))
    return tuple((name, value) for name, value in found if value != "")
