"""What a failure is called, whom it concerns and what to do: result kinds of the contract in the engine's terms."""

from collections.abc import Mapping
from typing import Any, Final

from erp_adapters.contract.results import (
    Conflict,
    Failure,
    Forbidden,
    NeedsConfirmation,
    NotFound,
    RateLimited,
    Rejected,
    Result,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from i18n.messages import N_

#: Codes that a problem may have, each with its cause and what helps, in words.
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "rejected": (N_("The ERP does not take this record."), N_("Read what it says, change the record and retry.")),
    "conflict": (N_("The record was changed in the ERP meanwhile, or its state forbids this step."),
                 N_("Look at both sides under Conflicts, then retry.")),
    "not-found": (N_("The record does not exist in the ERP any more."), N_("Link it anew or skip this step.")),
    "auth": (N_("The ERP does not accept the credentials."), N_("Enter them again in the link's settings.")),
    "forbidden": (N_("The ERP user lacks a right."), N_("Give it the rights that the ERP's page of the guide names.")),
    "rate-limited": (N_("The ERP asked for a pause."), N_("Nothing: it goes on by itself.")),
    "unavailable": (N_("The ERP cannot be reached."), N_("Nothing: it is tried again by itself.")),
    "unknown-outcome": (N_("Whether the ERP has done this step cannot be found out."),
                        N_("Look into the ERP: retry when it is not there, skip when it is.")),
    "needs-confirmation": (N_("The ERP asks whether to go on."), N_("Read its question; confirm or skip.")),
    "mapping": (N_("A value cannot be mapped."), N_("Complete the mapping or the value table, then retry.")),
    "unresolved": (N_("A value has no counterpart yet."), N_("Choose one under Value tables; waiting records go on.")),
    "unlinked": (N_("A record that this one names is not linked yet."), N_("Link or push that record first.")),
    "unreadable": (N_("What the ERP sent of this record cannot be read."),
                   N_("Correct it in the ERP, or the description of its interface; it is read again.")),
    "required": (N_("A field that the ERP needs is empty."), N_("Fill it in and retry.")),
    "currency": (N_("The ERP's interface takes no records in this currency."),
                 N_("Enter it in the ERP by hand, or use its own currency.")),
    "refused-here": (N_("Lading does not take this record as it is."), N_("Correct it in the ERP; it is read again.")),
    "locked": (N_("The order is released in the ERP and may not change any more."),
               N_("Ask for the change in the ERP; here it comes back by itself.")),
    "changed-body": (N_("The step was changed after it may have arrived."), N_("Skip it and push the record anew.")),
    "linked-twice": (N_("The ERP's record belongs to another record here already."),
                     N_("Merge the two here, or skip this step.")),
    "gone": (N_("The record does not exist here any more."), N_("Skip this step.")),
    "match": (N_("It may be a record that is here already."), N_("Choose which one it is, or have it created.")),
    "approval": (N_("The first records wait for your yes."), N_("Approve or skip them.")),
    "depends": (N_("It waits for another record."), N_("See what that one waits for.")),
    "too-old": (N_("It was tried for a day in vain."), N_("Look at the link, then retry.")),
    "loop": (N_("One field was changed back and forth too often."), N_("Set its master in the mapping.")),
    "defect": (N_("Lading failed at this record."), N_("Tell your operator; the log has the details.")),
}  # fmt: skip

_CODES: Final[Mapping[type[Any], str]] = {
    Rejected: "rejected",
    Conflict: "conflict",
    NotFound: "not-found",
    Unauthenticated: "auth",
    Forbidden: "forbidden",
    RateLimited: "rate-limited",
    Unavailable: "unavailable",
    UnknownOutcome: "unknown-outcome",
    NeedsConfirmation: "needs-confirmation",
}


def problem(code: str, said: str = "", **more: Any) -> dict[str, Any]:
    """A problem to be stored: a code of `WORDS`, and the ERP's or the mapping's own words."""
    return {"code": code, "said": said, **{name: value for name, value in more.items() if value}}


def problem_of(result: Failure | NeedsConfirmation | Result) -> dict[str, Any]:
    """What a result means for people."""
    fields: list[dict[str, Any]] = []
    if isinstance(result, Rejected):
        fields = [{"field": each.field, "line": each.line, "said": each.message} for each in result.errors]
    code = _CODES.get(type(result), "rejected")
    asked = result.code if isinstance(result, NeedsConfirmation) else None
    return problem(code, getattr(result, "message", ""), fields=fields, asked=asked)
