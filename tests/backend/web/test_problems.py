"""Errors as problem+json, in the caller's language."""

import pytest
from litestar import Litestar

import backend.app  # noqa: F401 - loads every error class
from tenants.errors import LadingError, problem_types
from tests.support import ApiClient, api_client


async def test_a_problem_has_the_members_of_rfc_9457(anonymous: ApiClient) -> None:
    answer = await anonymous.get("/users")
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == 401
    assert problem["instance"] == "/api/v1/users"
    assert problem["reference"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Please sign in."), ("zh-CN", "请先登录。"), ("zh", "请先登录。"), ("fr", "Please sign in.")],
)
async def test_the_title_is_in_the_callers_language(app: Litestar, language: str, title: str) -> None:
    async with api_client(app, **{"accept-language": language}) as client:
        assert (await client.get("/users")).json()["title"] == title


async def test_a_type_leads_to_a_page_that_explains_it(anonymous: ApiClient) -> None:
    answer = await anonymous.http.get("/problems/version-conflict")
    assert answer.status_code == 200
    assert answer.json()["status"] == 412
    assert (await anonymous.http.get("/problems/never-heard-of")).status_code == 404


def test_types_are_unique_slugs_with_a_title() -> None:
    def walk(cls: type[LadingError]) -> list[type[LadingError]]:
        return [cls, *(found for child in cls.__subclasses__() for found in walk(child))]

    slugs = [cls.type for cls in walk(LadingError)]
    assert len(slugs) == len(set(slugs)) == len(problem_types())
    assert all(cls.title and 400 <= cls.status < 600 for cls in problem_types())


async def test_broken_json_is_a_client_error(client: ApiClient) -> None:
    token = client.http.cookies["lading_csrf"]
    answer = await client.http.post(
        "/api/v1/api-keys",
        content=b"{broken",
        headers={"content-type": "application/json", "x-csrf-token": token},
    )
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_number_that_no_column_holds_is_the_callers_mistake(client: ApiClient) -> None:
    answer = await client.post("/reparse-runs", {"below": 10**15})
    [problem] = answer.json()["errors"]
    assert (answer.status_code, problem["code"], problem["message"]) == (400, "too-large", "A number is too large.")


async def test_unknown_addresses_of_the_api_are_problems(client: ApiClient) -> None:
    answer = await client.get("/no-such-thing")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")


async def test_every_answer_carries_the_security_headers(anonymous: ApiClient) -> None:
    for path in ("/api/v1/users", "/healthz", "/", "/api/v1/none"):
        headers = (await anonymous.http.get(path)).headers
        assert "script-src 'self';" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff"


async def test_the_schema_is_openapi_3_1(anonymous: ApiClient) -> None:
    schema = (await anonymous.http.get("/api/v1/openapi/openapi.json")).json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/session" in schema["paths"]
