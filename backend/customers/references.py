"""Every column that points at a company or a contact, and what merging does with it.

`tests/architecture/test_references.py` holds the list complete: a table that names a company or a contact and does not
stand here fails the build. Which rows would collide is read from the tables' own unique constraints, so a "move" needs
no more than its line.
"""

from dataclasses import dataclass
from typing import Final, Literal

from backend.customers.vocabulary import FactSubject

#: "move": rows follow the record; one that the winner has already (by a unique constraint) goes. "one": the row whose
#: own id is the record's, of which the winner's stands. "facts": moved, and joined with the winner's fact of the same
#: value. "rebuild": made anew from the record. "keep": history as it was.
How = Literal["move", "one", "facts", "rebuild", "keep"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds a record's id.

    `kind_column` says whose id it is where one column serves both. A row whose `apart_from` column would name the same
    record is dropped: no company is its own branch.
    """

    table: str
    column: str
    points_to: FactSubject
    how: How = "move"
    kind_column: str | None = None
    apart_from: str | None = None


REFERENCES: Final[tuple[Reference, ...]] = (
    Reference("account_note", "company_id", "company"),
    Reference("bin_decision", "company_id", "company"),
    Reference("bin_decision", "contact_id", "contact"),
    Reference("bin_signal", "company_id", "company"),
    Reference("bin_signal", "contact_id", "contact"),
    Reference("company_domain", "company_id", "company"),
    Reference("company_relation", "company_id", "company", apart_from="other_id"),
    Reference("company_relation", "other_id", "company", apart_from="company_id"),
    Reference("company_share", "company_id", "company"),
    Reference("company_split", "from_id", "company", apart_from="to_id"),
    Reference("company_split", "to_id", "company", apart_from="from_id"),
    Reference("company_star", "company_id", "company"),
    Reference("contact", "company_id", "company"),
    Reference("contact_email", "contact_id", "contact"),
    Reference("contact_manner", "id", "contact", "one"),
    Reference("credit_limit", "company_id", "company"),
    Reference("custom_value", "record_id", "company", kind_column="object"),
    Reference("custom_value", "record_id", "contact", kind_column="object"),
    Reference("customer_file", "company_id", "company"),
    Reference("customer_file", "contact_id", "contact"),
    Reference("customer_search", "id", "company", "rebuild"),
    Reference("customer_search", "id", "contact", "rebuild"),
    Reference("deal", "company_id", "company"),
    Reference("deal", "contact_id", "contact"),
    Reference("duplicate_pair", "low_id", "company", "rebuild"),
    Reference("duplicate_pair", "high_id", "company", "rebuild"),
    Reference("field_change", "subject_id", "company", kind_column="subject_kind"),
    Reference("field_change", "subject_id", "contact", kind_column="subject_kind"),
    Reference("identity_key", "company_id", "company", "rebuild"),
    Reference("identity_key", "contact_id", "contact", "rebuild"),
    Reference("meeting", "company_id", "company"),
    Reference("meeting", "contact_id", "contact"),
    Reference("mention", "company_id", "company"),
    Reference("mention", "contact_id", "contact"),
    Reference("lead", "company_id", "company"),
    Reference("lead", "contact_id", "contact"),
    Reference("lead_submission", "company_id", "company"),
    Reference("lead_submission", "contact_id", "contact"),
    Reference("merged_record", "record_id", "company", "keep"),
    Reference("overlap_appeal", "company_id", "company"),
    Reference("overlap_check", "company_id", "company"),
    Reference("participation", "company_id", "company"),
    Reference("participation", "contact_id", "contact"),
    Reference("payment", "company_id", "company"),
    Reference("pool_holding", "id", "company", "one"),
    Reference("pool_move", "company_id", "company", "keep"),
    Reference("pool_request", "company_id", "company"),
    Reference("pool_view", "company_id", "company"),
    Reference("product_customer_code", "company_id", "company"),
    Reference("profile_fact", "subject_id", "company", "facts", kind_column="subject_kind"),
    Reference("product_customer_code", "company_id", "company"),
    Reference("profile_fact", "subject_id", "contact", "facts", kind_column="subject_kind"),
    Reference("quote", "company_id", "company"),
    Reference("quote", "contact_id", "contact"),
    Reference("record_merge", "winner_id", "company", "keep"),
    Reference("reminder", "company_id", "company"),
    Reference("reminder", "contact_id", "contact"),
    Reference("sequence_enrolment", "company_id", "company"),
    Reference("sequence_enrolment", "contact_id", "contact", "keep"),
    Reference("sales_order", "company_id", "company"),
    Reference("sales_order", "contact_id", "contact"),
    Reference("template_use", "contact_id", "contact"),
    Reference("timeline_entry", "company_id", "company"),
    Reference("timeline_entry", "contact_id", "contact"),
    Reference("trade_paper", "company_id", "company"),
    Reference("tracked_recipient", "company_id", "company"),
    Reference("tracked_recipient", "contact_id", "contact"),
)


def references_to(subject: FactSubject, how: How) -> list[Reference]:
    """The columns that point at records of a kind and are treated in one way."""
    return [each for each in REFERENCES if each.points_to == subject and each.how == how]
