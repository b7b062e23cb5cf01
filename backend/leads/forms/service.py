"""Making forms, and taking in what is filled into them."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from redis.asyncio import Redis
from sqlalchemy import select

from backend.leads.events import LeadsChanged
from backend.leads.forms.schemas import LeadFormGiven
from backend.leads.forms.texts import AGREE, NEEDED, WRONG_EMAIL, label_of
from backend.leads.models import Lead, LeadForm, LeadSubmission
from backend.leads.service.intake import Inquiry, take_inquiry
from backend.leads.service.whom import Asker, find_or_make
from backend.pipeline.queries.pipelines import list_pipelines
from backend.pipeline.schemas.deals import NewDeal
from backend.pipeline.service.deals import create_deal
from i18n.messages import N_
from i18n.names import country_names
from tenants import audit
from tenants.context import Actor, system_actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version

#: A person takes longer than that to fill a form in, and does not leave it open for so long.
FASTEST: Final = timedelta(seconds=3)
_SLOWEST: Final = timedelta(days=3)
#: A page is sent so often with honest mistakes.
_USES: Final = 5
#: The same words again within this time are a second press of the button.
_AGAIN: Final = timedelta(days=1)
_PER_CLIENT: Final = 10
_PER_FORM: Final = 300
_WINDOW: Final = 600
_LINKS: Final = 3
_LINK: Final = re.compile(r"https?://|www\.|\[url|<a ", re.IGNORECASE)
#: What RFC 5321 lets an address be, without quotes and comments: nothing in it can end up as a second address.
_EMAIL: Final = re.compile(
    r"[^\s@<>()\[\]\\,;:\"]{1,64}@(?=.{4,253}$)"
    r"([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)
_THROWAWAY: Final = frozenset(
    ("yopmail.com", "mailinator.com", "guerrillamail.com", "trashmail.com", "10minutemail.com", "maildrop.cc",
     "temp-mail.org", "tempmail.com", "sharklasers.com", "getnada.com", "dispostable.com", "throwawaymail.com",
     "mailnesia.com", "moakt.com", "mintemail.com", "fakeinbox.com", "spamgourmet.com", "discard.email")
)  # fmt: skip
_LONGEST: Final = {"message": 10_000}
#: The field that people do not see.
TRAP: Final = "website_url"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it came: values by the fields' keys, and what tells people from machines."""

    values: Mapping[str, str]
    language: str
    agreed: bool
    trap: str
    stamp: str
    page: str | None
    #: How often the page with this stamp was sent.
    uses: int = 1


async def make_form(session: WriteSession, actor: Actor, given: LeadFormGiven) -> LeadForm:
    """Add a form. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    await _check(session, given)
    form = LeadForm(id=new_id(), key=secrets.token_urlsafe(9), **_columns(given))
    session.add(form)
    await session.flush()
    audit.record(session, "lead_form.made", subject_id=form.id, subject_name=form.name)
    append(session, LeadsChanged(lead_ids=[]))
    return form


async def change_form(
    session: WriteSession, actor: Actor, form_id: UUID, version: int, given: LeadFormGiven
) -> LeadForm:
    """Change a form that is still at `version`; its address stays. Raises `NotAllowedError`, `NotFoundError`,
    `VersionConflictError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    form = await session.scalar(select(LeadForm).where(LeadForm.id == form_id).with_for_update())
    if form is None:
        raise NotFoundError
    raise_version(form, version, {"version": form.version})
    await _check(session, given)
    for name, value in _columns(given).items():
        setattr(form, name, value)
    await session.flush()
    audit.record(session, "lead_form.changed", subject_id=form.id, subject_name=form.name)
    append(session, LeadsChanged(lead_ids=[]))
    return form


async def remove_form(session: WriteSession, actor: Actor, form_id: UUID) -> None:
    """Take a form away with what was filled in; leads and customers stay. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("pool.manage")
    form = await session.scalar(select(LeadForm).where(LeadForm.id == form_id).with_for_update())
    if form is None:
        raise NotFoundError
    await session.delete(form)
    audit.record(session, "lead_form.removed", subject_id=form_id, subject_name=form.name)
    append(session, LeadsChanged(lead_ids=[]))


def _columns(given: LeadFormGiven) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(given)
    return found | {"pipeline_id": given.pipeline_id}


async def _check(session: ReadSession, given: LeadFormGiven) -> None:
    problems, keys = [], [field.key for field in given.fields]
    if len(set(keys)) != len(keys):
        problems.append(FieldProblem("fields", "twice", N_("Two fields have the same key.")))
    if not {"email", "phone"} & {field.kind for field in given.fields}:
        problems.append(FieldProblem("fields", "no-way-back", N_("Ask for an e-mail address or a phone number.")))
    if any(field.kind == "choice" and not field.options.get(given.languages[0]) for field in given.fields):
        problems.append(FieldProblem("fields", "no-options", N_("Give a choice its options.")))
    if given.pipeline_id is not None:
        known = {each.id for each in (await list_pipelines(session)).items}
        if given.pipeline_id not in known:
            problems.append(FieldProblem("pipeline_id", "unknown", N_("There is no such pipeline.")))
    if problems:
        raise ValidationFailedError(errors=problems)


def stamp_of(form: LeadForm) -> str:
    """A proof of when the page was shown; the form's id, which is never public, signs it."""
    seconds = str(int(now().timestamp()))
    return f"{seconds}.{_sign(form, seconds)}"


def _sign(form: LeadForm, text: str) -> str:
    return hmac.new(form.id.bytes, text.encode(), hashlib.sha256).hexdigest()[:32]


def suspicions(form: LeadForm, filled: Filled) -> list[str]:
    """Why what was filled in looks like the work of a machine."""
    found = ["honeypot"] if filled.trap.strip() else []
    seconds, _, signature = filled.stamp.partition(".")
    if not hmac.compare_digest(signature, _sign(form, seconds)) or not seconds.isdigit():
        found.append("no_stamp")
    else:
        took = now().timestamp() - int(seconds)
        found += ["fast"] * (took < FASTEST.total_seconds()) + ["stale"] * (took > _SLOWEST.total_seconds())
        found += ["reused"] * (filled.uses > _USES)
    if len(_LINK.findall(" ".join(filled.values.values()))) >= _LINKS:
        found.append("links")
    addresses = [filled.values.get(field["key"], "").strip() for field in form.fields if field["kind"] == "email"]
    if any(each.rpartition("@")[2].lower() in _THROWAWAY for each in addresses):
        found.append("throwaway")
    return found


async def may_send(redis: Redis, form: LeadForm, client: str) -> bool:
    """Whether so many inquiries may come from there, and into this form at all, within ten minutes."""
    for key, most in ((f"lading:form:{form.id}:{client}", _PER_CLIENT), (f"lading:form:{form.id}", _PER_FORM)):
        if await _count(redis, key, _WINDOW) > most:
            return False
    return True


async def uses_of(redis: Redis, form: LeadForm, stamp: str) -> int:
    """How often a page was sent, this time included."""
    return await _count(redis, f"lading:form-page:{form.id}:{_sign(form, stamp)}", int(_SLOWEST.total_seconds()))


async def _count(redis: Redis, key: str, seconds: int) -> int:
    """One more; forgotten so long after the first, whatever dies in between."""
    pipe = redis.pipeline()
    pipe.set(key, 0, ex=seconds, nx=True)
    pipe.incr(key)
    return int((await pipe.execute())[1])


def problems_of(form: LeadForm, filled: Filled) -> dict[str, str]:
    """What is wrong, by the fields' keys, as message ids; "consent" for what was not agreed to."""
    found = {}
    for field in form.fields:
        value = filled.values.get(field["key"], "").strip()
        if not value and field["required"]:
            found[field["key"]] = NEEDED
        elif value and field["kind"] == "email" and not _EMAIL.fullmatch(value):
            found[field["key"]] = WRONG_EMAIL
    if consent_asked(form, filled.language) and not filled.agreed:
        found["consent"] = AGREE
    return found


def consent_asked(form: LeadForm, language: str) -> str:
    """What a reader of a language agrees to; "" where the form asks for nothing."""
    texts = form.texts.get(language) or {}
    first = form.texts.get(form.languages[0]) or {}
    return str(texts.get("consent") or first.get("consent") or "")


async def submit(session: WriteSession, form: LeadForm, filled: Filled) -> LeadSubmission:
    """Keep what was filled in; make a lead of it unless it looks like spam. Pressed twice, it is there once."""
    values = {
        field["key"]: filled.values.get(field["key"], "").strip()[: _LONGEST.get(field["kind"], 500)]
        for field in form.fields
    }
    # Two presses at once wait for each other.
    await session.scalar(select(LeadForm.id).where(LeadForm.id == form.id).with_for_update(key_share=True))
    before = await session.scalar(
        select(LeadSubmission)
        .where(LeadSubmission.form_id == form.id, LeadSubmission.at > now() - _AGAIN, LeadSubmission.values == values)
        .limit(1)
    )
    if before is not None:
        return before
    held = suspicions(form, filled)
    row = LeadSubmission(
        id=new_id(),
        form_id=form.id,
        at=now(),
        language=filled.language,
        values=values,
        consent=consent_asked(form, filled.language) or None,
        page=(filled.page or "")[:500] or None,
        state="held" if held else "taken",
        held_for=held,
    )
    session.add(row)
    await session.flush()
    if not held:
        await _take(session, form, row)
    append(session, LeadsChanged(lead_ids=[row.lead_id] if row.lead_id else []))
    return row


async def decide_held(session: WriteSession, actor: Actor, submission_id: UUID, *, release: bool) -> LeadSubmission:
    """Let what was held become a lead after all, or refuse it. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("pool.manage")
    row = await session.scalar(select(LeadSubmission).where(LeadSubmission.id == submission_id).with_for_update())
    if row is None:
        raise NotFoundError
    if row.state == "held":
        form = await session.get_one(LeadForm, (session.info["tenant_id"], row.form_id))
        row.state = "released" if release else "refused"
        if release:
            await _take(session, form, row)
        audit.record(session, f"lead_submission.{row.state}", subject_id=row.id, subject_name=form.name)
        append(session, LeadsChanged(lead_ids=[row.lead_id] if row.lead_id else []))
    return row


async def _take(session: WriteSession, form: LeadForm, row: LeadSubmission) -> Lead:
    actor = system_actor(form.name)
    said = {field["kind"]: row.values.get(field["key"], "") for field in reversed(form.fields)}
    asker = Asker(
        company=said.get("company"),
        person=said.get("name"),
        email=said.get("email"),
        phone=said.get("phone"),
        country=_country(said.get("country", "")),
        language=row.language,
    )
    known = await find_or_make(session, actor, asker)
    products = [said["product"]] if said.get("product") else []
    inquiry = Inquiry(
        source="form",
        company_id=known.company_id,
        contact_id=known.contact_id,
        title=(said.get("product") or said.get("message") or form.name).strip()[:200],
        body=_body(form, row),
        country=asker.country,
        language=row.language,
        products=products,
        form_id=form.id,
    )
    lead = await take_inquiry(session, actor, inquiry, at=row.at)
    row.lead_id, row.company_id, row.contact_id = lead.id, known.company_id, known.contact_id
    if form.pipeline_id is not None and known.company_id is not None:
        deal = NewDeal(
            name=lead.title, company_id=known.company_id, contact_id=known.contact_id, pipeline_id=form.pipeline_id,
            source="form", owner_id=lead.owner_id,
        )  # fmt: skip
        lead.deal_id = (await create_deal(session, actor, deal)).id
    return lead


def _body(form: LeadForm, row: LeadSubmission) -> str:
    lines = [
        f"{label_of(field, row.language, form.languages[0])}: {row.values[field['key']]}"
        for field in form.fields
        if row.values.get(field["key"])
    ]
    return "\n".join(lines)


def _country(text: str) -> str | None:
    """A country by its code, which is what the page sends."""
    code = text.strip().upper()
    return code if code in country_names("en") else None
