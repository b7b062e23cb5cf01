"""What the routes of the overlap radar take and give."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.customers.duplicates.models import Verdict
from backend.customers.duplicates.scoring import ReasonCode
from backend.customers.overlap.models import AppealState, Asked, OverlapVerdict
from backend.customers.schemas import CompanyRef

#: What decides whose a customer is: business under way, a contact within the protection, the earlier registration.
DecidedBy = Literal["business", "contact", "registration"]
Outcome = Literal["upheld", "handed_over", "shared"]
Reason = Annotated[str, Meta(min_length=1, max_length=1000)]


class OverlapQuestion(msgspec.Struct):
    """A name, domain, e-mail address or phone number; `country` helps to read a number without its prefix."""

    text: Annotated[str, Meta(min_length=1, max_length=200)]
    country: Annotated[str, Meta(max_length=2)] | None = None


class OverlapAnswer(msgspec.Struct):
    """Whose customer somebody is, masked: no name, contact, mail or number of the company is told.

    `sure` says how sure it is that the company is the one that was asked about, `reasons` why. Days, where the company
    is known: registered, last contact, and until when that contact protects it. `check_id` is what an appeal names;
    `company_id` is told only where the asker looks at the company already. `left`: questions left in this hour.
    """

    verdict: OverlapVerdict
    asked_kind: Asked
    sure: Verdict | None
    reasons: list[ReasonCode]
    colleague: str | None
    registered_on: date | None
    last_contact_on: date | None
    protected_until: date | None
    active: bool
    decided_by: DecidedBy | None
    may_appeal: bool
    appeal: AppealState | None
    check_id: UUID | None
    company_id: UUID | None
    left: int | None


class NewAppeal(msgspec.Struct):
    """Ask a manager to decide. Names the check that showed a colleague's customer, or the company itself."""

    reason: Reason
    check_id: UUID | None = None
    company_id: UUID | None = None


class AppealView(msgspec.Struct):
    """An appeal. `company` is told to who decides, to its owner, and to who has it now; `about` is what the asker had
    typed."""

    id: UUID
    state: AppealState
    company: CompanyRef | None
    about: str
    asked_by: str
    owner: str | None
    reason: str
    mine: bool
    may_decide: bool
    seen: bool
    registered_on: date
    last_contact_on: date | None
    active: bool
    created_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    decision_note: str | None


class AppealDecision(msgspec.Struct):
    """Upheld: the owner keeps it. Handed over: the asker gets it. Shared: it is both's."""

    outcome: Outcome
    note: Annotated[str, Meta(max_length=1000)] = ""


class OverlapNews(msgspec.Struct):
    """Appeals that wait for the caller's decision, and outcomes that they have not seen."""

    waiting: int
    decided: int


class OverlapRules(msgspec.Struct):
    """The tenant's rules of the radar."""

    show_names: bool
    checks_per_hour: Annotated[int, Meta(ge=1, le=1000)]
    checks_per_day: Annotated[int, Meta(ge=1, le=10_000)]
    protection_days: Annotated[int, Meta(ge=1, le=730)]


class OverlapCheckView(msgspec.Struct):
    """A question that somebody asked, for the audit."""

    id: UUID
    at: datetime
    actor: str
    asked_kind: Asked
    asked: str
    verdict: OverlapVerdict
