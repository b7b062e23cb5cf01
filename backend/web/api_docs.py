"""The API's reference as one page without scripts, made from the OpenAPI schema; it needs nothing from elsewhere."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from litestar import MediaType, Request, Response, get
from markupsafe import Markup, escape

SCHEMA_PATH = "/api/v1/openapi/openapi.json"
_FOLDER = Path(__file__).parent
_METHODS = ("get", "post", "put", "patch", "delete")


def kind_of(schema: dict[str, Any] | None) -> Markup:
    """A JSON Schema in a few words, with links to named schemas."""
    if not schema:
        return Markup("any")
    if ref := schema.get("$ref"):
        name = str(ref).rpartition("/")[2]
        return Markup('<a href="#schema-{0}">{0}</a>').format(name)
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return Markup(" | ").join(kind_of(part) for part in schema[word])
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else []):
        return Markup(" | ").join(escape(repr(value)) for value in values)
    if schema.get("type") == "array":
        return Markup("list of ") + kind_of(schema.get("items"))
    words = [str(schema.get("type", "any")), schema.get("format") and f"({schema['format']})"]
    return escape(" ".join(word for word in words if word))


def _content(part: dict[str, Any] | None) -> dict[str, Any] | None:
    content = (part or {}).get("content") or {}
    return next((media.get("schema") for media in content.values()), None)


def _groups(schema: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path, item in sorted(schema["paths"].items()):
        for method in _METHODS:
            operation = item.get(method)
            if operation is None:
                continue
            answers = [
                (status, {"description": answer.get("description", ""), "schema": _content(answer)})
                for status, answer in sorted(operation.get("responses", {}).items())
            ]
            groups[(operation.get("tags") or ["Other"])[0]].append(
                {
                    "id": operation["operationId"],
                    "path": path,
                    "method": method,
                    "summary": operation.get("summary", ""),
                    "description": operation.get("description", ""),
                    "parameters": operation.get("parameters", []),
                    "body": _content(operation.get("requestBody")),
                    "answers": answers,
                }
            )
    return sorted(groups.items())


def render(schema: dict[str, Any]) -> str:
    """The whole page."""
    environment = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)
    return environment.get_template("api_docs.html").render(
        info=schema["info"],
        openapi=schema["openapi"],
        schema_path=SCHEMA_PATH,
        groups=_groups(schema),
        schemas=sorted(schema.get("components", {}).get("schemas", {}).items()),
        kind=kind_of,
    )


@get("/api-docs", include_in_schema=False, sync_to_thread=False)
def api_docs(request: Request[Any, Any, Any]) -> Response[str]:
    """The reference of this server's API."""
    return Response(render(request.app.openapi_schema.to_schema()), media_type=MediaType.HTML)


@get("/api-docs/style.css", include_in_schema=False, sync_to_thread=False)
def api_docs_style() -> Response[bytes]:
    """Its looks."""
    return Response((_FOLDER / "api_docs.css").read_bytes(), media_type="text/css")
