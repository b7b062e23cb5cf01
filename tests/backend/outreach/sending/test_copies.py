"""Files that are here already go along: of a customer's file, of an earlier mail, of a template's version."""

from typing import Any
from uuid import UUID

from tests.support import ApiClient

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"


async def a_draft(client: ApiClient) -> str:
    answer = await client.post("/outgoing-messages", {"subject": "Lights", "html": "<p>Hello</p>"})
    return str(answer.json()["id"])


async def names(client: ApiClient, draft: str) -> list[str]:
    view: dict[str, Any] = (await client.get(f"/outgoing-messages/{draft}")).json()
    return [each["filename"] for each in view["files"]]


async def test_a_file_of_the_company_goes_along(client: ApiClient) -> None:
    company = (await client.post("/companies", {"name": "Nordlys AS", "country": "NO"})).json()
    path = f"/companies/{company['id']}/files"
    put = await client.send("POST", f"{path}?filename=catalogue.txt", "Lamps and more lamps")
    assert put.status_code == 201, put.text
    stored = put.json()
    draft = await a_draft(client)
    copies = f"/outgoing-messages/{draft}/attachment-copies"
    answer = await client.post(copies, {"file_id": stored["id"], "company_id": company["id"]})
    assert answer.status_code == 201, answer.text
    assert answer.json()["size"] == stored["size"]
    assert await names(client, draft) == [stored["filename"]]
    other = (await client.post("/companies", {"name": "Another AS"})).json()
    assert (await client.post(copies, {"file_id": stored["id"], "company_id": other["id"]})).status_code == 404
    assert (await client.post(copies, {"file_id": stored["id"]})).status_code == 404


async def test_files_of_a_templates_version_go_along_once(client: ApiClient) -> None:
    template = (await client.post("/templates", {"name": "Offer", "language": "en", "sharing": "all"})).json()
    path = f"/templates/{template['id']}/languages/en/files"
    for name in ("list.pdf", "terms.pdf"):
        assert (await client.send("POST", f"{path}?filename={name}", name)).status_code in {200, 201}
    draft = await a_draft(client)
    given = {"template_id": template["id"], "language": "en"}
    for _ in range(2):
        answer = await client.post(f"/outgoing-messages/{draft}/template-files", given)
        assert answer.status_code == 200, answer.text
        assert [each["filename"] for each in answer.json()] == ["list.pdf", "terms.pdf"]
    nobody = {"template_id": str(UUID(int=7)), "language": "en"}
    assert (await client.post(f"/outgoing-messages/{draft}/template-files", nobody)).status_code == 404
