"""Records of leads for the test that calls every route with another tenant's ids."""

from typing import Any
from uuid import UUID

from backend.leads.models import LeadSubmission
from tenants.orm import new_id
from tenants.session import WriteSession
from tests.support import ApiClient

_RULE = {"name": "Stolen", "member_ids": [str(new_id())]}
_FORM = {"name": "Stolen", "languages": ["en"], "fields": [{"key": "email", "kind": "email"}]}
LEAD_BODIES: dict[tuple[str, str], Any] = {
    ("POST", "/api/v1/leads/{lead_id}/assignments"): {"owner_id": str(new_id())},
    ("POST", "/api/v1/leads/{lead_id}/pauses"): {},
    ("PUT", "/api/v1/leads/{lead_id}/state"): {"state": "done"},
    ("PUT", "/api/v1/lead-rules/{lead_rule_id}"): _RULE,
    ("PUT", "/api/v1/lead-forms/{lead_form_id}"): _FORM,
}


async def lead_records(client: ApiClient, session: WriteSession, company_id: str, seat_id: UUID) -> dict[str, Any]:
    """A lead, a rule, a form and what was filled into it."""
    rule = (await client.post("/lead-rules", {"name": "Ours", "member_ids": [str(seat_id)]})).json()
    lead = (await client.post("/leads", {"title": "Lamps", "company_id": company_id})).json()
    (form,) = (await client.post("/lead-forms", _FORM | {"name": "Ours"})).json()
    submission_id = new_id()
    session.add(LeadSubmission(id=submission_id, form_id=UUID(form["id"]), language="en", state="held"))
    return {
        "lead_id": lead["id"],
        "lead_rule_id": rule["id"],
        "lead_form_id": form["id"],
        "submission_id": submission_id,
    }
