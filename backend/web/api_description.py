"""The API's own description: as Litestar makes it, but with errors as they are answered (RFC 9457)."""

from dataclasses import dataclass, fields
from typing import Any, Final

from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import OpenAPI

from backend.web.problems import PROBLEM_JSON

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_TIME_OF_DAY: Final = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$"
_TEXT: Final[dict[str, Any]] = {"type": "string"}
_FIELD: Final[dict[str, Any]] = {
    "type": "object",
    "title": "ProblemField",
    "description": "A wrong field: its dotted path, a stable code, and what is wrong in the caller's language.",
    "properties": {"field": _TEXT, "code": _TEXT, "message": _TEXT},
    "required": ["field", "code", "message"],
}
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "description": (
        "An error after RFC 9457. `type` is stable; `title` and `detail` are in the caller's language; `reference` is "
        "what to tell the operator. Some problems carry further members."
    ),
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": {"type": ["string", "null"]},
        "instance": _TEXT,
        "reference": {"type": ["string", "null"]},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemField"}},
    },
    "required": ["type", "title", "status"],
    "additionalProperties": True,
}
_AS_PROBLEM: Final[dict[str, Any]] = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}


@dataclass
class ApiDescription(OpenAPI):
    """Says of every operation that whatever goes wrong is answered as a problem."""

    def to_schema(self) -> dict[str, Any]:
        """See `OpenAPI.to_schema`."""
        schema = super().to_schema()
        parts = schema["components"]
        parts["schemas"] |= {"Problem": _PROBLEM, "ProblemField": _FIELD}
        parts["responses"] = {
            "Problem": {
                "description": "It was not done, and why.",
                "content": _AS_PROBLEM,
            }
        }
        for path in schema["paths"].values():
            for method in _METHODS:
                if method in path:
                    _mend(path[method]["responses"])
        _as_sent(schema)
        return schema


class ApiConfig(OpenAPIConfig):
    """What the description is made from."""

    def to_openapi_schema(self) -> OpenAPI:
        """See `OpenAPIConfig.to_openapi_schema`."""
        made = super().to_openapi_schema()
        return ApiDescription(**{each.name: getattr(made, each.name) for each in fields(made)})


def _mend(answers: dict[str, Any]) -> None:
    # Litestar describes its own form of error, which our handlers never answer.
    answers.pop("400", None)
    for status in [status for status in answers if status > "400"]:
        answers[status] = {"description": answers[status]["description"], "content": _AS_PROBLEM}
    for status in [status for status in answers if status < "300"]:
        kinds = answers[status].get("content", {})
        if any(kind.get("schema") in ({"type": "string"}, {}) for kind in kinds.values()):
            # Bytes: a file as it is, or a stream of events. Which type it has is said with it.
            answers[status]["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    if "204" in answers:
        answers["204"].pop("content", None)
    answers["default"] = {"$ref": "#/components/responses/Problem"}


def _as_sent(part: Any) -> None:
    """Times of day: Litestar calls them durations, and JSON Schema's own `time` asks for a zone. No field of the API is
    a duration."""
    if isinstance(part, dict) and part.get("format") in ("time", "duration"):
        del part["format"]
        part["pattern"] = _TIME_OF_DAY
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _as_sent(each)
