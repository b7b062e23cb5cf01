"""The API's reference page."""

import re

from tests.support import ApiClient


async def test_the_page_names_every_path_and_needs_nothing_from_elsewhere(anonymous: ApiClient) -> None:
    schema = (await anonymous.http.get("/api/v1/openapi/openapi.json")).json()
    answer = await anonymous.http.get("/api-docs")
    assert answer.status_code == 200
    assert all(path in answer.text for path in schema["paths"])
    assert all(f'id="schema-{name}"' in answer.text for name in schema["components"]["schemas"])
    assert "<script" not in answer.text
    assert re.findall(r'(?:src|href)="(?:https?:)?//', answer.text) == []
    assert (await anonymous.http.get("/api-docs/style.css")).headers["content-type"].startswith("text/css")
