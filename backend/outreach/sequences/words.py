"""Why somebody is held, left a sequence or cannot be put into one, in words."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from backend.outreach.sending.problems import describe
from backend.outreach.templates.engine.fields import field_of
from i18n.messages import N_, translate

StopReason = Literal[
    "replied", "colleague-replied", "wrote", "bounced", "suppressed", "complaint", "left", "stage", "noise", "archived",
    "merged", "no-address", "taken-out", "sequence-archived",
]  # fmt: skip
HoldReason = Literal["letter", "no-language", "sender", "send-failed"]
#: What may speak against putting somebody in. "stop": it cannot be done; "ask": only who says so; "note": good to know.
Weight = Literal["stop", "ask", "note"]

REASONS: Final[Mapping[str, str]] = {
    "replied": N_("Has answered."),
    "colleague-replied": N_("A colleague of theirs has answered."),
    "wrote": N_("Has written to us."),
    "bounced": N_("The mail came back."),
    "suppressed": N_("May not be written to: unsubscribed, or the address does not work."),
    "complaint": N_("Marked our mail as spam."),
    "left": N_("Does not work there any more, says their mail program."),
    "stage": N_("The deal moved to another stage."),
    "noise": N_("Was put into the bin of what is no customer."),
    "archived": N_("Was archived."),
    "merged": N_("Became part of another contact."),
    "no-address": N_("Has no e-mail address that works."),
    "taken-out": N_("Taken out by {who}."),
    "sequence-archived": N_("The sequence was put aside."),
    "letter": N_("The letter cannot be written: {problem}"),
    "no-language": N_("The template has no version that is ready."),
    "sender": N_("The sender may not write from this address any more."),
    "send-failed": N_("The letter did not go out: {problem}"),
    "finished": N_("Got all letters."),
}

PROBLEMS: Final[Mapping[str, tuple[Weight, str]]] = {
    "no-address": ("stop", N_("Has no e-mail address.")),
    "archived": ("stop", N_("Is archived.")),
    "noise": ("stop", N_("Is in the bin of what is no customer.")),
    "pool": ("stop", N_("Lies in the public pool: claim the company first.")),
    "suppressed": ("stop", N_("May not be written to: {why}")),
    "enrolled": ("stop", N_("Is on the way already, in “{sequence}”.")),
    "same-address": ("stop", N_("Has the same address as {who}.")),
    "other-deal": ("stop", N_("The deal is with {company}.")),
    "letter": ("stop", N_("Letter {number}: {problem}")),
    "no-language": ("stop", N_("Letter {number} has no version that is ready.")),
    "colleague": ("ask", N_("Is looked after by {owner}.")),
    "enrolled-before": ("ask", N_("Was in this sequence before.")),
    "no-zone": ("note", N_("Nobody knows their clock: letters go by that of the sequence, {zone}.")),
    "no-consent": ("note", N_("Has not agreed to being tracked: opens and clicks are not recorded.")),
    "language": ("note", N_("Letter {number} goes in {language}: {reason}.")),
}
SUPPRESSED: Final[Mapping[str, str]] = {
    "unsubscribed": N_("unsubscribed"),
    "hard_bounce": N_("the address does not work"),
    "soft_bounces": N_("the address has not worked for weeks"),
    "complaint": N_("marked our mail as spam"),
    "typed": N_("a colleague said so"),
}


def reason_text(reason: str | None, details: Mapping[str, Any], locale: str) -> str | None:
    """Why somebody is held or left."""
    if reason is None:
        return None
    params = {"who": details.get("who", ""), "problem": _problem(details, locale)}
    text = translate(REASONS.get(reason, REASONS["finished"]), locale)
    return text.format(**params)


def problem_text(code: str, locale: str, **params: Any) -> str:
    """What speaks against putting somebody in."""
    return translate(PROBLEMS[code][1], locale, **params)


def _problem(details: Mapping[str, Any], locale: str) -> str:
    path = details.get("field")
    field = field_of(tuple(path.split("."))) if isinstance(path, str) else None
    if field is not None:
        return translate(N_("“{field}” is empty."), locale, field=translate(field.label, locale))
    code = details.get("code")
    if code == "cancelled":
        return translate(N_("somebody called it off."), locale)
    return describe({"code": code}, locale)[0] if isinstance(code, str) else ""
