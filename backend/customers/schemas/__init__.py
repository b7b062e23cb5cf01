"""What the routes take and give, one file a subject."""

from backend.customers.schemas.companies import (
    AllowDuplicate,
    BulkChanges,
    BulkEdit,
    BulkResult,
    Company,
    CompanyFields,
    CompanyFile,
    CompanyPatch,
    CompanyPerson,
    NewCompany,
)
from backend.customers.schemas.contacts import Contact, ContactFields, ConversationCustomer, Travel
from backend.customers.schemas.facts import Fact, FactSource, FieldChange, NewFact
from backend.customers.schemas.file import (
    CompanyDocument,
    NewRelation,
    RelationAs,
    RelationGuess,
    Relations,
    RelationView,
    Unrelated,
)
from backend.customers.schemas.finding import CompanyHit, ContactHit, CustomerHits
from backend.customers.schemas.portrait import Employer, Hours, Month, PersonHours, Portrait, ReplyTime, Usual
from backend.customers.schemas.shared import CompanyRef, ContactRef, DayState, Line, LocalTime, Names, Note, Owner, Tags
from backend.customers.schemas.timeline import NewNote, NotePatch, TimelineItem

__all__ = [
    "AllowDuplicate",
    "BulkChanges",
    "BulkEdit",
    "BulkResult",
    "Company",
    "CompanyDocument",
    "CompanyFields",
    "CompanyFile",
    "CompanyHit",
    "CompanyPatch",
    "CompanyPerson",
    "CompanyRef",
    "Contact",
    "ContactFields",
    "ContactHit",
    "ContactRef",
    "ConversationCustomer",
    "CustomerHits",
    "DayState",
    "Employer",
    "Fact",
    "FactSource",
    "FieldChange",
    "Hours",
    "Line",
    "LocalTime",
    "Month",
    "Names",
    "NewCompany",
    "NewFact",
    "NewNote",
    "NewRelation",
    "Note",
    "NotePatch",
    "Owner",
    "PersonHours",
    "Portrait",
    "RelationAs",
    "RelationGuess",
    "RelationView",
    "Relations",
    "ReplyTime",
    "Tags",
    "TimelineItem",
    "Travel",
    "Unrelated",
    "Usual",
]
