"""People put into a sequence for a deal: the letters speak of that one, and to nobody else."""

from tenants.runtime import Runtime
from tests.backend.outreach.sequences.support import a_mailbox, a_sequence, ana, enrol, enrolments
from tests.backend.outreach.templates.support import a_contact, a_template
from tests.support import ApiClient, TestTenant


async def test_the_letters_speak_of_the_chosen_deal_to_its_company_alone(
    runtime: Runtime, tenant: TestTenant, client: ApiClient
) -> None:
    await a_mailbox(runtime, tenant)
    template = await a_template(client, subject="{{ deal.amount }}", languages={"en": "<p>{{ deal.amount }}</p>"})
    sequence = await a_sequence(client, {"template_id": template["id"]})
    theirs = await a_contact(client, {"name": "Nordlys"}, name="Ola Nord", email="ola@nordlys.example", language="en")
    stranger = await ana(client, language="en")
    company = (await client.get(f"/contacts/{theirs}")).json()["company"]["id"]
    deals = []
    for name, amount in (("Lamps", "500"), ("Brackets", "70")):
        body = {"name": name, "company_id": company, "amount": amount, "currency": "USD"}
        answer = await client.post("/deals", body)
        assert answer.status_code == 201, answer.text
        deals.append(answer.json()["id"])
    asked = {"whom": {"contact_ids": [theirs, stranger]}, "deal_id": deals[0]}
    seen = (await client.post(f"/sequences/{sequence['id']}/previews", asked)).json()
    by_name = {each["contact"]["name"]: each for each in seen["people"]}
    assert by_name["Ola Nord"]["letters"][0]["subject"].replace("\xa0", " ") == "USD 500.00"
    assert by_name["Ana Lima"]["problems"][0]["code"] == "other-deal"
    assert await enrol(client, sequence, theirs, stranger, deal_id=deals[0]) == {"enrolled": 1, "left_out": 1}
    assert [str(row.deal_id) for row in await enrolments(runtime, tenant)] == [deals[0]]
