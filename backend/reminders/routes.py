"""Reminders and follow-ups over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.reminders import queries, schemas, service
from backend.reminders.schemas import State
from backend.reminders.today import Scope, Today
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

StateIs = Annotated[State, QueryParameter(name="state", description="open, due (fired and not dealt with) or closed.")]
Assignee = Annotated[UUID | None, QueryParameter(name="assignee_id", description="The seat of the assignee.")]
Here = Annotated[str, QueryParameter(name="here", max_length=60, description="My time zone (IANA).")]
ScopeIs = Annotated[Scope, QueryParameter(name="scope", description="mine, or all: the whole team's.")]
CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="About this company.")]
ContactId = Annotated[UUID | None, QueryParameter(name="contact_id", description="About this contact.")]
DealId = Annotated[UUID | None, QueryParameter(name="deal_id", description="In this deal.")]
ConversationId = Annotated[UUID | None, QueryParameter(name="conversation_id", description="About this conversation.")]


class ReminderController(Controller):
    """What is to be done, when, and for whom."""

    path = "/reminders"
    tags = ["Reminders"]

    @get(summary="Reminders")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        chosen: StateIs = "open",
        assignee_id: Assignee = None,
        company_id: CompanyId = None,
        contact_id: ContactId = None,
        conversation_id: ConversationId = None,
        deal_id: DealId = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.Reminder]:
        """Open ones, the earliest first; closed ones, the last first."""
        filters = queries.ReminderFilters(chosen, assignee_id, company_id, contact_id, conversation_id, deal_id)
        return await queries.list_reminders(read_session, actor, filters, cursor=cursor, limit=limit)

    @post(summary="Set a reminder")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewReminder]
    ) -> Response[schemas.Reminder]:
        """Set a reminder at a time in words, on a clock, or at an instant; once or recurring."""
        made = await service.create_reminder(session, actor, data)
        return Response(made, headers=etag(made.version))

    @post("/readings", status_code=200, summary="Understand a time")
    async def read(self, read_session: GivenReadSession, data: JSONBody[schemas.TimeQuestion]) -> schemas.TimeReading:
        """How a time in words is understood, on both clocks, and whether that is a good hour there."""
        return await service.read_question(read_session, data)

    @get("/{reminder_id:uuid}", summary="A reminder with its past")
    async def show(
        self, read_session: GivenReadSession, actor: GivenActor, reminder_id: FromPath[UUID]
    ) -> Response[schemas.ReminderFile]:
        """The reminder, and each time that it fired."""
        found = await queries.load_reminder(read_session, actor, reminder_id)
        return Response(found, headers=etag(found.version))

    @patch("/{reminder_id:uuid}", summary="Change a reminder")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        reminder_id: FromPath[UUID],
        data: JSONBody[schemas.ReminderPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.Reminder]:
        """Change the given fields. Another time or rule counts from now on; what fired before stays."""
        changed = await service.change_reminder(session, actor, reminder_id, data, expected_version(if_match))
        return Response(changed, headers=etag(changed.version))

    @delete("/{reminder_id:uuid}", summary="Cancel a reminder")
    async def cancel(self, session: GivenSession, actor: GivenActor, reminder_id: FromPath[UUID]) -> None:
        """Call it off, a series with all that was to come; `reopenings` takes that back."""
        await service.cancel_reminder(session, actor, reminder_id)

    @post("/{reminder_id:uuid}/snoozes", status_code=200, summary="Put a reminder off")
    async def snooze(
        self, session: GivenSession, actor: GivenActor, reminder_id: FromPath[UUID], data: JSONBody[schemas.Snooze]
    ) -> Response[schemas.Reminder]:
        """In an hour, tonight, on the next working day there, or at a time."""
        changed = await service.snooze_reminder(session, actor, reminder_id, data)
        return Response(changed, headers=etag(changed.version))

    @post("/{reminder_id:uuid}/completions", status_code=200, summary="Done")
    async def complete(
        self, session: GivenSession, actor: GivenActor, reminder_id: FromPath[UUID], data: JSONBody[schemas.Completion]
    ) -> schemas.Completed:
        """Done, with what came of it and perhaps the next step."""
        return await service.complete_reminder(session, actor, reminder_id, data)

    @post("/{reminder_id:uuid}/reopenings", status_code=200, summary="Take back")
    async def reopen(
        self, session: GivenSession, actor: GivenActor, reminder_id: FromPath[UUID]
    ) -> Response[schemas.Reminder]:
        """Take back that it was done or cancelled."""
        changed = await service.reopen_reminder(session, actor, reminder_id)
        return Response(changed, headers=etag(changed.version))


@put("/companies/{company_id:uuid}/follow-up", tags=["Reminders"], summary="Set the next step with a company")
async def follow_company(
    session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[schemas.NewFollowUp]
) -> schemas.Reminder:
    """The next step; the one that was planned is moved."""
    return await service.set_follow_up(session, actor, schemas.Subject(company_id=company_id), data)


@put("/contacts/{contact_id:uuid}/follow-up", tags=["Reminders"], summary="Set the next step with a contact")
async def follow_contact(
    session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], data: JSONBody[schemas.NewFollowUp]
) -> schemas.Reminder:
    """The next step; the one that was planned is moved."""
    return await service.set_follow_up(session, actor, schemas.Subject(contact_id=contact_id), data)


@put("/deals/{deal_id:uuid}/follow-up", tags=["Reminders"], summary="Set the next step in a deal")
async def follow_deal(
    session: GivenSession, actor: GivenActor, deal_id: FromPath[UUID], data: JSONBody[schemas.NewFollowUp]
) -> schemas.Reminder:
    """The next step; the one that was planned for the deal is moved. Its company's and contact's own stay."""
    return await service.set_follow_up(session, actor, schemas.Subject(deal_id=deal_id), data)


@get("/today", tags=["Reminders"], summary="My day")
async def today(
    read_session: GivenReadSession, actor: GivenActor, here: Here = "UTC", whose: ScopeIs = "mine"
) -> Today:
    """Whom to turn to today, by the customer's part of the day, and the world's desk hours during mine."""
    return await queries.load_today(read_session, actor, here=service.known_zone(here, "here"), scope=whose)


@get("/today/alerts", tags=["Reminders"], summary="What has just come due")
async def alerts(read_session: GivenReadSession, actor: GivenActor) -> list[schemas.Reminder]:
    """My reminders that fired during the last five minutes and wait, the newest first."""
    return await queries.fresh_reminders(read_session, actor)


@post(
    "/conversations/{conversation_id:uuid}/settlements",
    status_code=200,
    tags=["Reminders"],
    summary="Need no answer",
)
async def settle_inquiry(
    session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[schemas.Completion]
) -> schemas.Completed:
    """A question was dealt with otherwise than by mail: it waits no longer, until they write again."""
    return await service.settle_inquiry(session, actor, conversation_id, data)


@post("/conversations/{conversation_id:uuid}/snoozes", status_code=200, tags=["Reminders"], summary="Answer later")
async def snooze_inquiry(
    session: GivenSession, actor: GivenActor, conversation_id: FromPath[UUID], data: JSONBody[schemas.Snooze]
) -> schemas.Reminder:
    """Put a question off: a reminder of it."""
    return await service.snooze_inquiry(session, actor, conversation_id, data)


class ReminderRuleController(Controller):
    """Rules that set reminders by themselves."""

    path = "/reminder-rules"
    tags = ["Reminders"]

    @get(summary="Rules")
    async def index(self, read_session: GivenReadSession) -> schemas.RuleList:
        """The rules, and the kinds that can be added."""
        return await queries.list_rules(read_session)

    @post(summary="Add a rule")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewRule]
    ) -> Response[schemas.RuleView]:
        """Add a rule; it is off until it is switched on."""
        rule = await service.create_rule(session, actor, data)
        return Response(await queries.rule_view(session, rule), headers=etag(rule.version))

    @post("/trials", status_code=200, summary="Try a rule")
    async def attempt(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewRule]
    ) -> schemas.RuleTrial:
        """What a rule would have said during the last 90 days; sets nothing."""
        return await queries.trial_view(session, await service.try_rule(session, actor, data))

    @patch("/{rule_id:uuid}", summary="Change a rule")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        rule_id: FromPath[UUID],
        data: JSONBody[schemas.RulePatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.RuleView]:
        """Change a rule or switch it; on, it speaks of what happens from now on."""
        rule = await service.change_rule(session, actor, rule_id, data, expected_version(if_match))
        return Response(await queries.rule_view(session, rule), headers=etag(rule.version))

    @delete("/{rule_id:uuid}", summary="Remove a rule")
    async def remove(self, session: GivenSession, actor: GivenActor, rule_id: FromPath[UUID]) -> None:
        """Remove it; the reminders that it set stay."""
        await service.remove_rule(session, actor, rule_id)


ROUTES = [
    ReminderController,
    ReminderRuleController,
    follow_company,
    follow_contact,
    follow_deal,
    today,
    alerts,
    settle_inquiry,
    snooze_inquiry,
]
