"""What happened to a lead, and why, in the reader's language."""

from collections.abc import Mapping
from typing import Any, Final

from i18n.formats import listing
from i18n.messages import N_, translate
from i18n.names import country_name, language_name

_DIMENSIONS: Final[dict[str, str]] = {
    "countries": N_("the country is {value}"),
    "languages": N_("it is written in {value}"),
    "products": N_("it asks for “{value}”"),
    "sources": N_("it came by {value}"),
    "mailbox_ids": N_("it came to {value}"),
    "form_ids": N_("it came from the form {value}"),
}
SOURCES: Final[dict[str, str]] = {
    "mail": N_("mail"),
    "form": N_("a web form"),
    "api": N_("the API"),
    "manual": N_("hand"),
}
_HOW: Final[dict[str, str]] = {
    "round_robin": N_("Next in turn."),
    "round_robin_after": N_("Next in turn, after {after}."),
    "load": N_("Has the fewest open leads: {open}."),
    "awake": N_("At the desk now: it is {clock} there, with {open} open leads."),
    "next_awake": N_("Nobody is at the desk; this one is back first, at {clock} there."),
    "fixed": N_("Named by the rule."),
    "stands_for": N_("Stands in for {name}, who is on leave."),
    "owner": N_("Looks after the company already."),
    "same_person": N_("Has another open inquiry of the same customer."),
    "assignee": N_("Had taken on the conversation."),
    "by_hand": N_("Given by hand."),
    "late": N_("{name} did not answer in time."),
    "nobody_else": N_("Nobody else of the rule can take it."),
    "no_rule": N_("No rule fits."),
    "answer": N_("The first answer went out."),
    "hand_answer": N_("Marked as answered."),
    "due": N_("Nobody answered within {hours} working hours."),
    "deal": N_("A deal began."),
}  # fmt: skip
_PLACES: Final = ("after", "open", "clock", "name", "hours")
_PASSED: Final[dict[str, str]] = {
    "leave": N_("{name} is on leave"),
    "open_cap": N_("{name} has {most} open leads, the most allowed"),
    "daily_cap": N_("{name} was given {most} today, the most allowed"),
    "had_it": N_("{name} had it already"),
}


def why(reason: Mapping[str, Any], locale: str, names: Mapping[str, str]) -> str:
    """A reason as sentences. `names` are those of mailboxes and forms by their ids."""
    parts = []
    matched = [_matched(name, value, locale, names) for name, value in reason.get("matched", ())]
    if matched:
        parts.append(translate("Fits since {list}.", locale, list=listing(matched, locale)))
    parts += [translate("“{rule}” found nobody.", locale, rule=each["rule"]) for each in reason.get("tried", ())]
    how = reason.get("how")
    if how == "round_robin" and reason.get("after"):
        how = "round_robin_after"
    if how in _HOW and not (how == "fixed" and reason.get("stands_for")):
        parts.append(translate(_HOW[how], locale, **{key: reason.get(key) for key in _PLACES}))
    if reason.get("late"):
        parts.insert(0, translate(_HOW["late"], locale, name=reason["late"]))
    if reason.get("stands_for"):
        parts.append(translate(_HOW["stands_for"], locale, name=reason["stands_for"]))
    passed = [
        translate(_PASSED[code], locale, name=name, most=most)
        for name, code, most in _all_passed(reason)
        if code in _PASSED and not (code == "leave" and name == reason.get("stands_for"))
    ]
    if passed:
        parts.append(translate("Passed over: {list}.", locale, list=listing(passed, locale)))
    if reason.get("note"):
        parts.append(str(reason["note"]))
    return " ".join(parts)


def _all_passed(reason: Mapping[str, Any]) -> list[list[Any]]:
    return [*(passed for each in reason.get("tried", ()) for passed in each["passed"]), *reason.get("passed", ())]


def _matched(name: str, value: str, locale: str, names: Mapping[str, str]) -> str:
    shown = value
    if name == "countries":
        shown = country_name(value, locale) or value
    elif name == "languages":
        shown = language_name(value, locale) or value
    elif name == "sources":
        shown = translate(SOURCES.get(value, value), locale)
    elif name in {"mailbox_ids", "form_ids"}:
        shown = names.get(value, "…")
    return translate(_DIMENSIONS[name], locale, value=shown)
