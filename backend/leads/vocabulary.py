"""The closed lists of the domain."""

from typing import Final, Literal, get_args

#: How an inquiry came. "manual": somebody wrote it down, of a call or a fair.
LeadSource = Literal["mail", "form", "api", "manual"]
#: "open": somebody works at it; "done": it became a deal or was dealt with; "dropped": it was none.
LeadState = Literal["open", "done", "dropped"]
#: The clock of the first answer. "met" and "breached" are final; a breach stays one however late the answer comes.
SlaState = Literal["none", "running", "paused", "met", "breached"]
#: How a rule chooses among its people: whoever is next, has least open, is at the desk now, or the first who is here.
Method = Literal["round_robin", "load", "awake", "fixed"]
Priority = Literal["high", "normal", "low"]
LeadEventKind = Literal[
    "assigned", "kept", "unassigned", "reassigned", "escalated", "answered", "paused", "resumed", "done", "dropped",
    "reopened",
]  # fmt: skip
FormState = Literal["taken", "held", "released", "refused"]
FieldKind = Literal["name", "email", "company", "phone", "country", "product", "quantity", "message", "text", "choice"]

LEAD_SOURCES: Final[tuple[LeadSource, ...]] = get_args(LeadSource)
LEAD_STATES: Final[tuple[LeadState, ...]] = get_args(LeadState)
SLA_STATES: Final[tuple[SlaState, ...]] = get_args(SlaState)
METHODS: Final[tuple[Method, ...]] = get_args(Method)
PRIORITIES: Final[tuple[Priority, ...]] = get_args(Priority)
LEAD_EVENT_KINDS: Final[tuple[LeadEventKind, ...]] = get_args(LeadEventKind)
FORM_STATES: Final[tuple[FormState, ...]] = get_args(FormState)
FIELD_KINDS: Final[tuple[FieldKind, ...]] = get_args(FieldKind)
