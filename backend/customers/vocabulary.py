"""The closed lists of the domain."""

from typing import Final, Literal, get_args

Stage = Literal["new", "contacted", "negotiating", "customer", "dormant"]
Source = Literal["mail", "manual", "import", "api"]
FactSubject = Literal["company", "contact"]
Bin = Literal["customer", "candidate", "noise"]
#: How somebody on free mail was found to work for a company.
EmployerReason = Literal["website", "phone", "name"]
Decider = Literal["rule", "classifier", "person"]
TimelineKind = Literal[
    "message",
    "note",
    "created",
    "call",
    "meeting",
    "file",
    "merge",
    "decision",
    "sent",
    "opened",
    "clicked",
    "bounced",
    "auto_reply",
    "unsubscribed",
    "reminder",
    "stage",
    "sequence",
    "trade",
]
#: What a person writes on a timeline by hand.
WrittenKind = Literal["note", "call", "meeting"]
#: How a field came to be what it is. "chosen": from mail.
FieldAction = Literal["chosen", "typed", "cleared", "rejected", "restored"]
#: What another company is to this one.
Relation = Literal["branch", "agent", "forwarder", "group"]

STAGES: tuple[str, ...] = get_args(Stage)
SOURCES: tuple[str, ...] = get_args(Source)
BINS: tuple[str, ...] = get_args(Bin)
DECIDERS: tuple[str, ...] = get_args(Decider)
EMPLOYER_REASONS: tuple[str, ...] = get_args(EmployerReason)
FACT_SUBJECTS: tuple[str, ...] = get_args(FactSubject)
#: Where an entry of the timeline keeps the message that it says, and its parameters, among its details.
SAID: Final = "said"
TIMELINE_KINDS: tuple[str, ...] = get_args(TimelineKind)
WRITTEN_KINDS: tuple[str, ...] = get_args(WrittenKind)
FIELD_ACTIONS: tuple[str, ...] = get_args(FieldAction)
RELATIONS: tuple[str, ...] = get_args(Relation)
