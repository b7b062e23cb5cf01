"""Requests made from the API's own description, and whether the answers keep to it.

schemathesis makes the requests and judges the answers; they are sent to the app in this process. Ids in paths are those
of records that exist, so that handlers are reached; bodies and queries are made up.
"""

import asyncio
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import msgspec
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from requests import Request
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

#: Made-up requests of each operation; `make fuzz` asks for many.
EXAMPLES: Final = int(os.environ.get("LADING_FUZZ_EXAMPLES", "1"))
SEED: Final = int(os.environ.get("LADING_FUZZ_SEED", "20261122"))
#: What would end the test's own sign-in, or never ends by itself.
LEFT_OUT: Final = {
    ("DELETE", "/api/v1/session"),
    ("GET", "/api/v1/events"),
    ("POST", "/api/v1/profile/password"),
    ("PUT", "/api/v1/profile/password"),
    # schemathesis 4.32 turns `prefixItems` of its answer into a form that it then refuses.
    ("POST", "/api/v1/duplicates/{cluster_id}/dismissal"),
}
_ORDER: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_SECONDS: Final = 20.0


@dataclass(frozen=True)
class Ask:
    """A request that was made up, and what it was made from."""

    case: Case[Any]
    name: str


def made_up(schema: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[Ask]:
    """Requests of every operation, reading ones first and removing ones last; the same for the same seed."""
    api = schemathesis.openapi.from_dict(msgspec.json.decode(msgspec.json.encode(schema)))
    found: list[Any] = [each.ok() for each in api.get_all_operations()]  # type: ignore[union-attr]  # an error raises
    found.sort(key=lambda each: (_ORDER.index(each.method.upper()), each.path))
    chance = random.Random(SEED)
    for operation in found:
        if (operation.method.upper(), operation.path) in LEFT_OUT:
            continue
        modes = [GenerationMode.POSITIVE, *([GenerationMode.NEGATIVE] if EXAMPLES > 1 else [])]
        for mode in modes:
            for case in _cases(operation, mode):
                # Now and then an id that is nobody's.
                if chance.random() < 0.9:
                    known = {name: ids[name] for name in case.path_parameters if name in ids}
                    case.path_parameters.update(known)
                yield Ask(case, f"{operation.method.upper()} {operation.path}")


def _cases(operation: Any, mode: GenerationMode) -> list[Case[Any]]:
    cases: list[Case[Any]] = []

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet,
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def collect(case: Case[Any]) -> None:
        cases.append(case)

    try:
        collect()
    except Exception as error:
        if mode is GenerationMode.POSITIVE:
            raise AssertionError(f"{operation.method} {operation.path}: no request could be made up") from error
    return cases[:EXAMPLES]


async def send(http: httpx.AsyncClient, ask: Ask) -> str | None:
    """What is wrong with the answer, if anything."""
    arguments = ask.case.as_transport_kwargs(base_url="http://lading.test")
    prepared = Request(
        **{name: arguments.get(name) for name in ("method", "url", "headers", "params", "json", "data", "files")}
    ).prepare()
    headers: dict[str, Any] = {name: value for name, value in prepared.headers.items() if name.lower() != "cookie"}
    headers |= {"X-CSRF-Token": http.cookies["lading_csrf"]}
    content: Any = prepared.body
    request = http.build_request(str(prepared.method), str(prepared.url), content=content, headers=headers)
    try:
        async with asyncio.timeout(_SECONDS):
            answer = await http.send(request)
    except TimeoutError:
        return f"{ask.name}: no answer within {_SECONDS:.0f} s\n  {ask.case.as_curl_command()}"
    told = f"{ask.name}: {answer.status_code}\n  {ask.case.as_curl_command()}"
    if answer.status_code == 500:
        return f"{told}\n  {answer.text[:300]}"
    try:
        ask.case.validate_response(
            answer, checks=[status_code_conformance, content_type_conformance, response_schema_conformance]
        )
    except (Failure, FailureGroup) as failure:
        kinds = failure.exceptions if isinstance(failure, FailureGroup) else [failure]
        return told + "".join(f"\n  {each.title}: {str(each)[:600]}" for each in kinds)
    return None
