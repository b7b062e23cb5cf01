"""Terms of payment as people write them: "T/T 30/70", "30% deposit, balance against B/L copy", "L/C 90 days". Pure."""

import re
from decimal import Decimal
from typing import Final, TypeVar

from backend.trade.terms.schedule import BANK_EXAMINES, Method, Share, Trigger

_T = TypeVar("_T")
_HUNDRED: Final = Decimal(100)
_DAYS: Final = re.compile(r"(\d{1,3})\s*(?:days?|d\b|天|日|días?|dias?|tage?|jours?|дн)", re.IGNORECASE)
_NET: Final = re.compile(r"\bnet\s*(\d{1,3})\b", re.IGNORECASE)
_SPLIT: Final = re.compile(r"\b(\d{1,2})\s*[/:-]\s*(\d{1,2})\b")
_PERCENT: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_STOP: Final = r"[,;，；+]|\bbalance\b|余款"
_METHODS: Final[tuple[tuple[str, Method], ...]] = (
    (r"\bl\s*/?\s*c\b|letter of credit|信用证", "lc"),
    (r"\bd\s*/?\s*p\b|付款交单", "dp"),
    (r"\bd\s*/?\s*a\b|承兑交单", "da"),
    (r"\bo\s*/?\s*a\b|open account|赊销|月结", "oa"),
    (r"escrow|platform|alibaba|trade assurance|信保|paypal", "platform"),
    (r"\bcash\b|\bcad\b", "cash"),
)
_TRIGGERS: Final[tuple[tuple[str, Trigger], ...]] = (
    (r"before (?:shipment|loading|delivery|dispatch)|pre-?shipment|发货前|出货前|装运前", "before_shipment"),
    (r"arrival|到港|到货", "arrival"),
    (r"\bb\s*/?\s*l\b|bill of lading|提单", "bl"),
    (r"invoice date|date of invoice|发票", "invoice"),
    (r"deposit|in advance|advance|prepaid|prepayment|down payment|with order|定金|预付", "proforma"),
)


def read_terms(text: str) -> list[Share] | None:
    """The shares that `text` means, summing to 100 percent; None where it is not understood."""
    words = " ".join(text.split())
    if not words:
        return None
    if sum(Decimal(each[1]) for each in _PERCENT.finditer(words)) > _HUNDRED:
        return None
    method = _first(_METHODS, words) or "tt"
    split = _SPLIT.search(words)
    if split and int(split[1]) + int(split[2]) == 100:
        return [
            Share(percent=Decimal(split[1]), method="tt", trigger="proforma"),
            _rest(Decimal(split[2]), method, words),
        ]
    parts = _parts(words)
    if len(parts) > 1:
        return parts
    return [_rest(_HUNDRED, method, words, alone=True)] if _known(words) else None


def _first(table: tuple[tuple[str, _T], ...], words: str) -> _T | None:
    return next((value for pattern, value in table if re.search(pattern, words, re.IGNORECASE)), None)


def _known(words: str) -> bool:
    return bool(
        _first(_METHODS, words)
        or _first(_TRIGGERS, words)
        or _NET.search(words)
        or re.search(r"\bt\s*/?\s*t\b|电汇|wire", words, re.IGNORECASE)
    )


def _days(words: str) -> int:
    found = _DAYS.search(words) or _NET.search(words)
    return int(found[1]) if found else 0


def _rest(percent: Decimal, method: Method, words: str, *, alone: bool = False) -> Share:
    days = _days(words)
    match method:
        case "lc":
            # At sight: banks examine; usance counts from the bill of lading.
            if days:
                return Share(percent=percent, method="lc", trigger="bl", days=days)
            return Share(percent=percent, method="lc", trigger="presentation", days=BANK_EXAMINES)
        case "dp":
            return Share(percent=percent, method="dp", trigger="bl" if days else "arrival", days=days)
        case "da" | "oa":
            arrival = _first(_TRIGGERS, words)
            trigger: Trigger = arrival if arrival in {"arrival", "invoice"} else "bl"
            return Share(percent=percent, method=method, trigger=trigger, days=days)
        case "platform":
            return Share(percent=percent, method="platform", trigger="proforma")
        case _:
            pass
    trigger = _first(_TRIGGERS, words if alone else _after_deposit(words)) or ("bl" if not alone else "proforma")
    if alone and (_NET.search(words) or (days and trigger == "proforma")):
        trigger = "invoice"
    if not alone and trigger == "proforma":
        trigger = "bl"
    return Share(percent=percent, method=method, trigger=trigger, days=days)


def _after_deposit(words: str) -> str:
    """What is said of the balance: the words after the first comma or plus."""
    return re.split(r"[,;，；+]|balance|尾款|余款", words, maxsplit=1)[-1]


def _parts(words: str) -> list[Share]:
    """ "30% deposit, 70% against copy of B/L": a share for each percentage; a missing balance is added."""
    marks = list(_PERCENT.finditer(words))
    if not marks:
        return []
    shares = []
    for i, mark in enumerate(marks):
        piece = _clause(words, mark, marks[i - 1].end() if i else 0)
        trigger: Trigger = _first(_TRIGGERS, piece) or ("proforma" if i == 0 else "bl")
        method = _first(_METHODS, piece) or "tt"
        shares.append(Share(percent=Decimal(mark[1]), method=method, trigger=trigger, days=_days(piece)))
    missing = _HUNDRED - sum((share.percent for share in shares), Decimal(0))
    if missing:
        shares.append(_rest(missing, _first(_METHODS, words) or "tt", words))
    return shares


def _clause(words: str, mark: re.Match[str], after: int) -> str:
    """What is said around a percentage: from the last stop before it (定金30%) to the next stop or percentage."""
    before = re.split(_STOP, words[after : mark.start()])[-1]
    behind = words[mark.end() :]
    following = _PERCENT.search(behind)
    return before + re.split(_STOP, behind[: following.start()] if following else behind)[0]
