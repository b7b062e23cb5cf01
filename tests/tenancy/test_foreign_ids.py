"""Tenant B calls every route that takes an id with tenant A's ids, and finds nothing.

The routes come from the app's own table: one with a parameter unknown here fails the test until a record is made
for it, so a new route cannot escape.
"""

from base64 import b64encode
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from backend.cli.offline import offline_settings
from backend.conversations.models import ConversationComment
from backend.customers.duplicates.finder import find_duplicates
from backend.customers.duplicates.models import DuplicatePair
from backend.customers.duplicates.store import refresh_keys
from backend.customers.models import Company, ProfileFact
from backend.customers.overlap.models import OverlapAppeal
from backend.jobs.models import DeadLetter
from backend.jobs.runner import JobRunner
from backend.meetings.models import Meeting
from backend.outreach.bounces.models import SendingAlarm
from backend.outreach.sending.models import OutgoingAttachment
from backend.outreach.sequences.models import SequenceEnrolment
from backend.outreach.tracking.models import TrackedMessage
from backend.outreach.tracking.tokens import new_public_id
from backend.worker import make_registry
from mail_ingest.store.models import Conversation, ImportRun, Mailbox, MailFolder, Message, MessagePart, ThreadEdit
from mail_ingest.sync.archive import import_paths
from mail_ingest.sync.pool import DigestPool
from mail_ingest.sync.work import Engine
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent
from tenants.runtime import Runtime
from tests.backend.custom_fields.setting import custom_records
from tests.backend.erp.seeding import erp_records
from tests.backend.trade.setting import BODIES as TRADE_BODIES
from tests.backend.trade.setting import trade_records
from tests.support import ApiClient, TestTenant, make_person
from tests.tenancy.lead_records import LEAD_BODIES, lead_records
from tests.tenancy.money_records import MONEY_BODIES, money_records
from tests.tenancy.webhook_records import WEBHOOK_BODIES, webhook_records

#: What is public, or belongs to the caller alone.
NOT_RECORDS = {
    "/api/v1/openapi/{path}",
    "/api/v1/preferences/{key}",
    "/api/v1/role-policies/{role}",
    "/api/v1/mailbox-oauth-clients/{provider}",
    "/api/v1/paper-settings/layouts/{kind}",
    "/api/v1/forms/{object_}",
    "/api/v1/forms/{object_}/layouts",
    "/api/v1/forms/{object_}/layouts/{role}",
}

#: Bodies that pass validation, so that a refusal speaks of the record and not of the input.
BODIES: dict[tuple[str, str], Any] = {
    **LEAD_BODIES,
    **MONEY_BODIES,
    **TRADE_BODIES,
    **WEBHOOK_BODIES,
    ("PATCH", "/api/v1/custom-fields/{field_id}"): {"unique": False},
    ("PATCH", "/api/v1/products/{product_id}/custom"): {"custom": {}},
    ("PATCH", "/api/v1/quotes/{quote_id}/custom"): {"custom": {}},
    ("PATCH", "/api/v1/users/{seat_id}"): {"role": "viewer"},
    ("PUT", "/api/v1/conversations/{conversation_id}/reading"): {"read": True},
    ("PUT", "/api/v1/conversations/{conversation_id}/visibility"): {"private": True},
    ("POST", "/api/v1/conversations/{conversation_id}/splits"): {"message_id": str(new_id())},
    ("POST", "/api/v1/conversations/{conversation_id}/joins"): {"conversation_id": str(new_id())},
    ("PUT", "/api/v1/conversations/{conversation_id}/assignment"): {"membership_id": str(new_id())},
    ("POST", "/api/v1/conversations/{conversation_id}/comments"): {"text": "Stolen"},
    ("POST", "/api/v1/mailboxes/{mailbox_id}/disclosures"): {"reason": "To steal what is in it."},
    ("PUT", "/api/v1/mailboxes/{mailbox_id}/visibility"): {"visibility": "all"},
    ("PATCH", "/api/v1/pools/{pool_id}"): {"name": "Stolen"},
    ("PATCH", "/api/v1/customer-imports/{import_id}"): {},
    ("POST", "/api/v1/customer-imports/{import_id}/decisions"): {"numbers": [2]},
    ("POST", "/api/v1/pools/{pool_id}/customers"): {"ids": [str(new_id())]},
    ("POST", "/api/v1/pools/{pool_id}/assignments"): {"ids": [str(new_id())], "owner_id": str(new_id())},
    ("PUT", "/api/v1/pool-rules/{pool_rule_id}"): {
        "name": "Stolen",
        "pool_id": str(new_id()),
        "trigger": "no_contact",
        "days": 30,
    },
    ("PATCH", "/api/v1/companies/{company_id}/holding"): {"pinned": True},
    ("POST", "/api/v1/companies/{company_id}/releases"): {},
    ("POST", "/api/v1/companies/{company_id}/extensions"): {"days": 5, "reason": "To steal it."},
    ("POST", "/api/v1/pool-requests/{pool_request_id}/decision"): {"approved": True},
    ("PATCH", "/api/v1/teams/{team_id}"): {"name": "Stolen"},
    ("PATCH", "/api/v1/companies/{company_id}"): {"name": "Stolen"},
    ("POST", "/api/v1/companies/{company_id}/notes"): {"text": "Stolen"},
    ("POST", "/api/v1/contacts/{contact_id}/notes"): {"text": "Stolen"},
    ("PATCH", "/api/v1/notes/{note_id}"): {"text": "Stolen"},
    ("POST", "/api/v1/companies/{company_id}/relations"): {"other_id": str(new_id()), "kind": "agent"},
    ("POST", "/api/v1/companies/{company_id}/unrelated"): {"other_id": str(new_id())},
    ("POST", "/api/v1/companies/{company_id}/facts"): {"field": "tax_id", "value": "Stolen"},
    ("POST", "/api/v1/contacts/{contact_id}/facts"): {"field": "department", "value": "Stolen"},
    ("POST", "/api/v1/overlap/appeals/{appeal_id}/decision"): {"outcome": "upheld"},
    ("PATCH", "/api/v1/contacts/{contact_id}"): {"name": "Stolen"},
    ("PUT", "/api/v1/contacts/{contact_id}/travel"): {"zone": "Asia/Dubai"},
    ("PUT", "/api/v1/companies/{company_id}/working-week"): {"days_off": [4, 5]},
    ("PUT", "/api/v1/companies/{company_id}/follow-up"): {"when": {"said": "tomorrow"}},
    ("PUT", "/api/v1/contacts/{contact_id}/follow-up"): {"when": {"said": "tomorrow"}},
    ("POST", "/api/v1/conversations/{conversation_id}/settlements"): {},
    ("POST", "/api/v1/conversations/{conversation_id}/snoozes"): {"choice": "hour"},
    ("PATCH", "/api/v1/pipelines/{pipeline_id}"): {"name": "Stolen"},
    ("PATCH", "/api/v1/deals/{deal_id}"): {"name": "Stolen"},
    ("POST", "/api/v1/deals/{deal_id}/moves"): {"stage_id": str(new_id())},
    ("PUT", "/api/v1/deals/{deal_id}/closure"): {"outcome": "won"},
    ("PUT", "/api/v1/deals/{deal_id}/proofs"): {"key": "field.lines"},
    ("PATCH", "/api/v1/deal-views/{view_id}"): {"name": "Stolen"},
    ("PUT", "/api/v1/deals/{deal_id}/follow-up"): {"when": {"said": "in 3 days"}},
    ("POST", "/api/v1/meetings/{meeting_id}/answers"): {"answer": "accepted"},
    ("POST", "/api/v1/meetings/{meeting_id}/moves"): {"when": {"said": "in 3 days"}},
    ("POST", "/api/v1/meetings/{meeting_id}/proposals"): {"when": {"said": "in 3 days"}},
    ("POST", "/api/v1/meetings/{meeting_id}/cancellation"): {},
    ("PATCH", "/api/v1/reminders/{reminder_id}"): {"text": "Stolen"},
    ("POST", "/api/v1/reminders/{reminder_id}/snoozes"): {"choice": "hour"},
    ("POST", "/api/v1/reminders/{reminder_id}/completions"): {},
    ("PATCH", "/api/v1/reminder-rules/{rule_id}"): {"active": True},
    ("PATCH", "/api/v1/mailboxes/{mailbox_id}"): {"display_name": "Stolen"},
    ("PATCH", "/api/v1/mailboxes/{mailbox_id}/folders/{folder_id}"): {"selected": False},
    ("PATCH", "/api/v1/outgoing-messages/{outgoing_id}"): {"subject": "Stolen"},
    ("POST", "/api/v1/suppressions/{suppression_id}/lift"): {"reason": "To write to whom we may not."},
    ("PUT", "/api/v1/outgoing-messages/{outgoing_id}/sending"): {},
    ("POST", "/api/v1/outgoing-messages/{outgoing_id}/attachment-copies"): {
        "message_id": str(new_id()),
        "file_id": str(new_id()),
    },
    ("POST", "/api/v1/outgoing-messages/{outgoing_id}/template-files"): {
        "template_id": str(new_id()),
        "language": "en",
    },
    ("PATCH", "/api/v1/mail-identities/{identity_id}"): {"name": "Stolen"},
    ("POST", "/api/v1/mailboxes/{mailbox_id}/skip-retries"): {"reason": "refused"},
    ("PATCH", "/api/v1/alert-channels/{channel_id}"): {"name": "Stolen"},
    ("PATCH", "/api/v1/templates/{template_id}"): {"name": "Stolen"},
    ("POST", "/api/v1/templates/{template_id}/languages"): {"language": "de"},
    ("PUT", "/api/v1/templates/{template_id}/languages/{language}"): {"subject": "Stolen", "html": ""},
    ("POST", "/api/v1/templates/{template_id}/languages/{language}/restorations"): {"revision": 1},
    ("POST", "/api/v1/templates/{template_id}/renderings"): {},
    ("PUT", "/api/v1/contacts/{contact_id}/manner"): {"gender": "f"},
    ("PATCH", "/api/v1/sequences/{sequence_id}"): {"name": "Stolen"},
    ("PUT", "/api/v1/sequences/{sequence_id}/steps"): {"steps": []},
    ("POST", "/api/v1/sequences/{sequence_id}/previews"): {"whom": {}},
    ("POST", "/api/v1/sequences/{sequence_id}/enrolments"): {"whom": {}},
    ("PATCH", "/api/v1/sequence-enrolments/{enrolment_id}"): {"state": "stopped"},
    ("PATCH", "/api/v1/erp-links/{link_id}"): {"name": "Stolen"},
    ("PUT", "/api/v1/erp-links/{link_id}/switches/{entity}/{direction}"): {"active": True},
    ("POST", "/api/v1/erp-links/{link_id}/hook"): {"renew": True},
    ("POST", "/api/v1/erp-links/{link_id}/mappings"): {"customer": {"entity": "customer", "rules": []}},
    ("PUT", "/api/v1/erp-links/{link_id}/mappings/{entity}"): {"entity": "customer", "rules": []},
    ("POST", "/api/v1/erp-links/{link_id}/mappings/{entity}/trials"): {
        "document": {"entity": "customer", "rules": []},
    },
    ("PUT", "/api/v1/erp-links/{link_id}/values/{value_id}"): {"ours": "H87"},
    ("POST", "/api/v1/erp-links/{link_id}/values"): {"table": "unit", "theirs": "u", "ours": "H87"},
    ("POST", "/api/v1/erp-links/{link_id}/runs"): {"kind": "rehearsal"},
    ("POST", "/api/v1/erp-steps/{erp_step_id}/decisions"): {"action": "retry"},
    ("POST", "/api/v1/erp-arrivals/{arrival_id}/decisions"): {"action": "ignore"},
    ("POST", "/api/v1/erp-conflicts/{conflict_id}/decision"): {"choices": {}},
    ("POST", "/api/v1/erp-findings/{finding_id}/repairs"): {"way": "ignore"},
}


class Route(NamedTuple):
    """One method of one address."""

    method: str
    path: str


def routes_with_ids() -> list[Route]:
    from backend.app import create_app

    app = create_app(offline_settings())
    return sorted(
        Route(method, route.path_format)
        for route in app.routes
        if route.path_format.startswith("/api/v1/") and "{" in route.path_format
        if route.path_format not in NOT_RECORDS
        for method in getattr(route, "methods", ())
        if method not in {"OPTIONS", "HEAD"}
    )


def a_mail(folder: Path) -> Path:
    mail = EmailMessage()
    mail["From"] = "Ingrid Solberg <ingrid@nordlys.example>"
    mail["To"] = "sales@harbour.example"
    mail["Subject"] = "Work lights for the north"
    mail["Message-ID"] = "<one@nordlys.example>"
    mail["Date"] = "Fri, 20 Nov 2026 09:00:00 +0100"
    mail.set_content("Dear sirs, what is your price for 500 lights? https://nordlys.example\n\nIngrid Solberg\nBuyer\n")
    mail.add_alternative('<p>Price?</p><img src="https://nordlys.example/a.png">', subtype="html")
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="need.pdf")
    path = folder / "one.eml"
    path.write_bytes(mail.as_bytes())
    return path


async def overlapping(
    runtime: Runtime, client: ApiClient, tenant: TestTenant, seat_id: UUID
) -> tuple[str, list[str], UUID]:
    """Two companies that the finder takes for one and a third beside them, and an appeal about the first."""
    allow: dict[str, Any] = {"allow_duplicate": {"reason": "Two of them"}}
    names = ("Fjord Lamps", "Fjord Lights", "Fjord Lights AS")
    pair = [(await client.post("/companies", {"name": each, **allow})).json()["id"] for each in names]
    appeal_id = new_id()
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(delete(DuplicatePair))
        session.add(
            OverlapAppeal(id=appeal_id, company_id=UUID(pair[0]), asked_by=seat_id, asked_by_name="x", reason="Mine")
        )
        await session.execute(
            update(Company).where(Company.id.in_([UUID(each) for each in pair[:2]])).values(phone="+4722123456")
        )
        await refresh_keys(session, [UUID(each) for each in pair])
    await find_duplicates(runtime.database, tenant.id)
    cluster_id = (await client.get("/duplicates")).json()["items"][0]["id"]
    return cluster_id, pair, appeal_id


@pytest.fixture
async def records(runtime: Runtime, client: ApiClient, tenant: TestTenant, tmp_path: Path) -> dict[str, str]:
    """One record of tenant A for each path parameter."""
    actor = system_actor("test")
    async with DigestPool(1) as pool:
        await import_paths(Engine(runtime.database, runtime.blobs, pool), tenant.id, tenant.slug, [a_mail(tmp_path)])
    registry = make_registry()
    for _ in range(3):  # what came in is understood, and then learned from
        async with runtime.database.tenant_session(tenant.id, actor) as session:
            events = list(await session.scalars(select(OutboxEvent).where(OutboxEvent.done_at.is_(None))))
        for event in events:
            for job in registry.consumers(event.type, event.payload):
                assert await JobRunner(runtime, registry).run(job.name, tenant.id, event.id, 1) is None
    company = (await client.post("/companies", {"name": "Nordlys AS", "country": "NO"})).json()
    money = await money_records(client)
    person = {"name": "Ola Nordmann", "email": "ola@nordmann.example", "company_id": company["id"]}
    contact = (await client.post("/contacts", person)).json()
    trade = await trade_records(client, company["id"])
    own_fields = await custom_records(client)
    note = (await client.post(f"/companies/{company['id']}/notes", {"text": "Ours"})).json()
    branch = (await client.post("/companies", {"name": "Nordlys Bergen"})).json()
    await client.post(f"/companies/{company['id']}/relations", {"other_id": branch["id"], "kind": "branch"})
    relation = (await client.get(f"/companies/{company['id']}/relations")).json()["items"][0]
    # The company's file shows it too.
    file = (await client.send("POST", f"/contacts/{contact['id']}/files", "x")).json()
    invitation = (await client.post("/invitations", {"email": "x@people.example", "role": "rep"})).json()
    key = (await client.post("/api-keys", {"name": "k", "scopes": ["read"]})).json()
    reread = (await client.post("/reparse-runs", {})).json()
    reminder = (await client.post("/reminders", {"text": "Call", "when": {"said": "in 3 days"}})).json()
    rule = (await client.post("/reminder-rules", {"kind": "customer_silent"})).json()
    deal = (await client.post("/deals", {"name": "Lights", "company_id": company["id"]})).json()
    sample = next(each["stage"]["id"] for each in deal["rail"] if each["stage"]["kind"] == "sample")
    move = (await client.post(f"/deals/{deal['id']}/moves", {"stage_id": sample})).json()
    view = (await client.post("/deal-views", {"name": "Mine", "params": {}})).json()
    channel = (await client.post("/alert-channels/mail", {})).json()
    template = (await client.post("/templates", {"name": "Quote", "language": "en", "sharing": "all"})).json()
    attached = await client.post(f"/templates/{template['id']}/languages/en/files?filename=a.pdf", {"x": 1})
    seat = await make_person(runtime.database, tenant.id, "rep")
    team = (await client.post("/teams", {"name": "Nordic"})).json()
    outgoing = (await client.post("/outgoing-messages", {"subject": "Price list"})).json()
    pool = (await client.post("/pools", {"name": "Open sea"})).json()
    listed = {"filename": "list.csv", "content": b64encode(b"Company,Country\nNordlys AS,NO\n").decode()}
    sheet = (await client.post("/customer-imports", listed)).json()
    pool_rule = {"name": "Silent", "pool_id": pool["id"], "trigger": "no_contact", "days": 30}
    pool_rule = (await client.post("/pool-rules", pool_rule)).json()
    decision = {"bin": "noise", "subjects": [{"kind": "contact", "id": contact["id"]}]}
    act = (await client.post("/bin-decisions", decision)).json()
    sequence = (await client.post("/sequences", {"name": "Ours"})).json()
    enrolment_id = new_id()
    suppression = (await client.post("/suppressions", {"address": "no@more.example"})).json()
    letter_id, file_id, comment_id, alarm_id, meeting_id = (new_id() for _ in range(5))
    cluster_id, pair, appeal_id = await overlapping(runtime, client, tenant, seat.membership_id)
    given = {"kind": "company", "winner_id": pair[0], "loser_ids": pair[2:]}
    merge = (await client.post("/merges", given)).json()
    mover = (await client.post("/contacts", {"name": "Per", "company_id": company["id"]})).json()
    split = (await client.post("/splits", {"contact_ids": [mover["id"]], "name": "Nordmann Agency"})).json()
    edit_id = new_id()
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        session.add(
            DeadLetter(id=letter_id, job="j", event_id=new_id(), event_type="E", payload={}, error="", attempts=1)
        )
        session.add(
            OutgoingAttachment(
                id=file_id,
                outgoing_id=UUID(outgoing["id"]),
                position=0,
                filename="a.txt",
                content_type="text/plain",
                size=1,
                sha256=await runtime.blobs.put(tenant.id, "outgoing", b"a"),
            )
        )
        session.add(
            Meeting(id=meeting_id, uid="1@x", side="ours", told_at=now(), summary="x", starts_at=now(),
                    ends_at=now() + timedelta(hours=1), tzdata="")
        )  # fmt: skip
        session.add(TrackedMessage(public_id=new_public_id(), outgoing_id=UUID(outgoing["id"])))
        session.add(
            SequenceEnrolment(id=enrolment_id, sequence_id=UUID(sequence["id"]), contact_id=UUID(contact["id"]),
                              name="x", address="ola@nordmann.example", from_address="x@harbour.example")
        )  # fmt: skip
        session.add(
            SendingAlarm(id=alarm_id, kind="reputation", subject="x@harbour.example", first_at=now(), last_at=now())
        )
        conversation_id = (await session.scalars(select(Conversation.id))).first()
        session.add(
            ConversationComment(
                id=comment_id, conversation_id=conversation_id, author_name="x", text="Ask the factory."
            )
        )
        session.add(
            ThreadEdit(id=edit_id, kind="join", conversation_id=conversation_id, other_id=conversation_id, messages=[],
                       keys=[], before={}, actor_name="x")
        )  # fmt: skip
        found = {
            **money,
            "team_id": team["id"],
            "edit_id": edit_id,
            "seat_id": seat.membership_id,
            "invitation_id": invitation["id"],
            "key_id": key["id"],
            "cluster_id": cluster_id,
            "merge_id": merge["id"],
            "split_id": split["id"],
            "appeal_id": appeal_id,
            "company_id": company["id"],
            "contact_id": contact["id"],
            "note_id": note["id"],
            "relation_id": relation["id"],
            "document_id": file["id"],
            "act_id": act["id"],
            "dead_letter_id": letter_id,
            "conversation_id": (await session.scalars(select(Conversation.id))).first(),
            "message_id": (await session.scalars(select(Message.id))).first(),
            "attachment_id": (
                await session.scalars(select(MessagePart.id).where(MessagePart.filename == "need.pdf"))
            ).first(),
            "fact_id": (await session.scalars(select(ProfileFact.id))).first(),
            "mailbox_id": (await session.scalars(select(Mailbox.id))).first(),
            "folder_id": (await session.scalars(select(MailFolder.id))).first(),
            "reparse_run_id": reread["id"],
            "reminder_id": reminder["id"],
            "meeting_id": meeting_id,
            "deal_id": deal["id"],
            "move_id": move["move_id"],
            "pipeline_id": deal["pipeline_id"],
            "view_id": view["id"],
            "rule_id": rule["id"],
            "pool_id": pool["id"],
            "handover_id": new_id(),
            "pool_rule_id": pool_rule["id"],
            # Whether somebody decides about a request of the same company is asked in the pool's own tests.
            "pool_request_id": new_id(),
            "import_id": sheet["id"],
            "run_id": (await session.scalars(select(ImportRun.id))).first(),
            "comment_id": comment_id,
            "outgoing_id": outgoing["id"],
            **(await lead_records(client, session, company["id"], seat.membership_id)),
            **(await webhook_records(client, session)),
            **(await erp_records(session)),
            **own_fields,
            **trade,
            "sequence_id": sequence["id"],
            "enrolment_id": enrolment_id,
            "suppression_id": suppression["id"],
            "alarm_id": alarm_id,
            "file_id": file_id,
            "identity_id": (await session.scalars(select(Mailbox.id))).first(),
            "number": 0,
            "channel_id": channel["id"],
            "template_id": template["id"],
            "language": "en",
            "template_file_id": attached.json()["files"][0]["id"],
        }
    assert [name for name, value in found.items() if value is None] == []
    return {name: str(value) for name, value in found.items()}


async def test_another_tenants_ids_lead_nowhere(
    records: dict[str, str], client: ApiClient, other_client: ApiClient
) -> None:
    """Every route at once, since the records are costly; the owner's look proves that they exist."""
    wrong = []
    for route in routes_with_ids():
        path = route.path.format(**records).removeprefix("/api/v1")
        body = BODIES.get((route.method, route.path))
        answer = await other_client.send(route.method, path, body, **{"If-Match": '"1"'})
        if answer.status_code != 404 or answer.json()["type"] != "/problems/not-found":
            wrong.append(f"{route.method} {path}: {answer.status_code} {answer.text[:200]}")
    assert wrong == []
    for route in routes_with_ids():
        # A picture's server is not reached from here, the file is no message, and facts of companies and contacts have
        # ids of their own.
        if route.method == "GET" and "remote-images" not in route.path and not route.path.endswith("/message"):
            path = route.path.format(**records).removeprefix("/api/v1")
            assert (await client.get(path)).status_code == 200, path
