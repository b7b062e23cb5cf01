"""The closed lists of the domain."""

from typing import Literal, get_args

#: What came of it when somebody said "done".
Outcome = Literal["done", "reached", "no_answer", "not_needed"]
#: How a reminder ended: by a person, or by itself because what it waited for happened.
Ending = Literal["done", "cancelled", "stopped"]
#: Who set it.
Origin = Literal["person", "rule"]
#: Quick choices of a snooze.
SnoozeChoice = Literal["hour", "tonight", "next_working_day"]
#: What a rule watches. A kind is offered only when the data it speaks of exists.
RuleKind = Literal[
    "inquiry_unanswered",
    "customer_silent",
    "customer_holiday",
    "customer_back",
    "contact_birthday",
    "quote_silent",
    "quote_expiring",
    "proforma_expiring",
    "sample_silent",
    "payment_due",
    "shipment_dates",
]

OUTCOMES: tuple[str, ...] = get_args(Outcome)
ENDINGS: tuple[str, ...] = get_args(Ending)
ORIGINS: tuple[str, ...] = get_args(Origin)
RULE_KINDS: tuple[str, ...] = get_args(RuleKind)
