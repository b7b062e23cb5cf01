"""The three-way comparison: what each side changed since they last agreed, and whose value stands (engine rule 9)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.plain import normal


class Clash(Struct, frozen=True, kw_only=True):
    """A field that both sides changed, each in its way."""

    field: str
    base: Any
    ours: Any
    theirs: Any


class Merge(Struct, kw_only=True):
    """What is to be taken over here, what is to be sent there, what somebody must decide; `base` afterwards."""

    take: dict[str, Any]
    send: set[str]
    clashes: list[Clash]
    base: dict[str, Any]

    @property
    def quiet(self) -> bool:
        """Whether both sides agree."""
        return not (self.take or self.send or self.clashes)


def merge(
    document: MappingDocument,
    base: Mapping[str, Any] | None,
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    *,
    seen: Mapping[str, Any] | None = None,
    released: bool = False,
    ours_at: datetime | None = None,
    theirs_at: datetime | None = None,
    disputed: Collection[str] = (),
) -> Merge:
    """Compare. `base` is what ours was when both last agreed, `seen` what theirs was then (an ERP may keep a value in
    its own form); `base` is None where they meet for the first time. `released`: the ERP has released the document;
    `disputed` fields wait for a decision already and are left alone."""
    made = Merge(take={}, send=set(), clashes=[], base=dict(base or {}))
    for rule in document.rules:
        field = rule.field
        if field in disputed or field not in theirs:
            continue  # what they do not tell says nothing
        if rule.create_only and base is not None:
            continue  # it counted when the record was made
        mine, its = _comparable(rule, ours.get(field)), _comparable(rule, theirs[field])
        if mine == its:
            made.base[field] = theirs[field]
            continue
        winner = "theirs" if rule.way == "in" else "ours"
        if rule.way == "both":
            known = base is not None and field in base
            we = not known or mine != _comparable(rule, (base or {})[field])
            before = (seen or {}).get(field, (base or {}).get(field))
            they = not known or its != _comparable(rule, before)
            owner = ("erp" if released else "crm") if rule.owner == "frozen" else rule.owner
            winner = _winner(owner, mine, its, known=known, we=we, they=they)
            if winner == "both":
                winner = _by_policy(rule, ours_at, theirs_at)
        if winner == "theirs":
            made.take[field] = theirs[field]
            made.base[field] = theirs[field]
        elif winner == "ours":
            made.send.add(field)
        elif winner == "ask":
            before_shown = base.get(field) if base else None
            made.clashes.append(Clash(field=field, base=before_shown, ours=ours.get(field), theirs=theirs[field]))
    return made


def _comparable(rule: MappingRule, value: Any) -> Any:
    """Values without what only one side has: of lines, what the rule maps."""
    if not rule.items or not isinstance(value, list):
        return normal(value)
    fields = [item.field for item in rule.items if item.way == "both"]
    return [{name: normal(each.get(name)) for name in fields if normal(each.get(name)) is not None} for each in value]


def _winner(owner: str, ours: Any, theirs: Any, *, known: bool, we: bool, they: bool) -> str:
    # At the first meeting the side that is not the master still fills what its master leaves empty.
    if not known and (ours is None or theirs is None):
        return "theirs" if ours is None else "ours"
    if not we and not they:
        return "neither"
    if owner == "shared":
        return "both" if we and they else "ours" if we else "theirs"
    return "ours" if owner == "crm" else "theirs"


def _by_policy(rule: MappingRule, ours_at: datetime | None, theirs_at: datetime | None) -> str:
    if rule.policy == "crm":
        return "ours"
    if rule.policy == "erp":
        return "theirs"
    if rule.policy == "newest" and not rule.money and ours_at is not None and theirs_at is not None:
        return "ours" if ours_at > theirs_at else "theirs"
    return "ask"
