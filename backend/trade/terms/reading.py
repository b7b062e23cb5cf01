"""Terms of payment as people write them: "T/T 30/70", "30% deposit, balance against B/L copy", "L/C 90 days". Pure.

Words are cut into clauses, one a share: at commas and "and", before a percentage, before "balance". Each clause says by
itself how it is paid and what it waits for; what it leaves open is what is usual: first shares with the proforma
invoice, later ones with the bill of lading.
"""

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import structs

from backend.trade.terms import phrases
from backend.trade.terms.schedule import BANK_EXAMINES, Method, MonthEnd, Share, Trigger

_HUNDRED: Final = Decimal(100)
#: 30/70, 20/30/50, 30:70, 30-70.
_SPLIT: Final = re.compile(r"(?<![\d%/])(?<!\d[.,])\d{1,2}(?:\s*[/:+-]\s*\d{1,2}){1,4}(?![\d%/]|[.,]\d)")
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b|pct\b)", re.IGNORECASE)
_THIRDS: Final = re.compile(r"(?<![\d/])([12])/([2-5])(?![\d/])")
#: Where Latin letters touch Chinese ones no word ends by itself: "B/L后".
_BESIDE_HAN: Final = re.compile(r"(?<=[A-Za-z])(?=[\u3040-\u9fff])|(?<=[\u3040-\u9fff])(?=[A-Za-z])")
_CUT: Final = re.compile(
    r"(?<!\d)[,、+]|[,、+](?!\d)|[;。]|\s(?:and|und|y|et|e|и|plus)\s|\sو\s?",
    re.IGNORECASE,
)


def read_terms(text: str) -> list[Share] | None:
    """The shares that `text` means, summing to 100 percent; None where it is not understood."""
    words = " ".join(_BESIDE_HAN.sub(" ", unicodedata.normalize("NFKC", text)).split())
    words = _fractions(_in_digits(phrases.EARLY.sub("", words)))
    if not words:
        return None
    split = _SPLIT.search(words)
    if split and not _PERCENT.search(words):
        parts = [Decimal(each) for each in re.findall(r"\d+", split[0])]
        if sum(parts) == _HUNDRED and all(parts):
            return _by_numbers(parts, words[: split.start()] + words[split.end() :])
    given = [_number(each) for each in _PERCENT.finditer(words)]
    if sum(given) > _HUNDRED or any(each == 0 for each in given):
        return None
    if not given or given == [_HUNDRED]:
        if not given and phrases.BALANCE.search(words):
            return None  # a balance of what, is not said in percent
        return [_share(_HUNDRED, words, "alone")] if _known(words) else None
    return _by_clauses(words)


def _number(mark: re.Match[str]) -> Decimal:
    return Decimal(mark[1].replace(",", "."))


def _in_digits(words: str) -> str:
    """Months that are counted in words ("two months", 两个月), in digits; "EOM + 10" without the sign."""
    words = phrases.HALF_MONTH.sub("15天", phrases.EOM_PLUS.sub(r"\1 ", words))
    return phrases.MONTHS_IN_WORDS.sub(lambda found: f"{phrases.DIGITS[(found[1] or found[2]).lower()]} ", words)


def _fractions(words: str) -> str:
    """Thirds and halves as percentages, the last of them what is left; as it is where they do not make up a whole."""
    words = re.sub(r"\bone[- ]third\b", "1/3", words, flags=re.IGNORECASE)
    words = re.sub(r"\bone[- ]half\b|\bhalf\b|一半", "50%", words, flags=re.IGNORECASE)
    marks = list(_THIRDS.finditer(words))
    whole = sum((Decimal(int(mark[1])) / int(mark[2]) for mark in marks), Decimal(0))
    closed = abs(whole - 1) < Decimal("0.0001")
    if not marks or not (closed or (whole < 1 and phrases.BALANCE.search(words))):
        return words
    said = [(_HUNDRED * int(mark[1]) / int(mark[2])).quantize(Decimal("0.01")) for mark in marks]
    if closed:
        said[-1] = _HUNDRED - sum(said[:-1])
    for mark, percent in zip(reversed(marks), reversed(said), strict=True):
        words = f"{words[: mark.start()]}{percent}%{words[mark.end() :]}"
    return words


def _known(words: str) -> bool:
    return bool(
        phrases.first(phrases.METHODS, words)
        or phrases.first(phrases.TRIGGERS, words)
        or phrases.NET.search(words)
        or phrases.WIRE.search(words)
        or phrases.DAYS.search(words)
        or phrases.MONTH_END.search(words)
        or phrases.DAY_OF_NEXT.search(words)
    )


def _by_numbers(parts: list[Decimal], words: str) -> list[Share]:
    """ "T/T 30/70 against B/L copy": the words are about the last share; one between is due before shipment."""
    between = [Share(percent=each, method="tt", trigger="before_shipment") for each in parts[1:-1]]
    last = re.split(r"[,;+]|" + phrases.BALANCE.pattern, words, maxsplit=1, flags=re.IGNORECASE)[-1]
    rest = _share(parts[-1], last if last.strip() else words, "later")
    if rest.trigger == "proforma":
        rest = structs.replace(rest, trigger="bl")
    return [Share(percent=parts[0], method="tt", trigger="proforma"), *between, rest]


def _clauses(words: str) -> list[str]:
    """Words cut so that each piece has one percentage, or says what is left; the rest goes with its neighbour."""
    pieces: list[str] = []
    waiting = ""
    for cut in [piece for each in _CUT.split(words) for piece in _at_balance(each) if piece]:
        marks = list(_PERCENT.finditer(cut))
        if not marks and not phrases.BALANCE.search(cut):
            if pieces:
                pieces[-1] += f", {cut}"
            else:
                waiting += f"{cut}, "
            continue
        edges = [0, *(mark.start() for mark in marks[1:]), len(cut)]
        for start, end in pairwise(edges):
            pieces.append(waiting + cut[start:end])
            waiting = ""
    return pieces


def _at_balance(words: str) -> tuple[str, ...]:
    """ "30% deposit balance before shipment" cut before "balance"."""
    mark = _PERCENT.search(words)
    rest = phrases.BALANCE.search(words, mark.end()) if mark else None
    return (words[: rest.start()], words[rest.start() :]) if rest else (words,)


def _by_clauses(words: str) -> list[Share] | None:
    pieces = _clauses(words)
    missing = _HUNDRED - sum((_number(each) for each in _PERCENT.finditer(words)), Decimal(0))
    shares: list[Share] = []
    left = missing
    for piece in pieces:
        mark = _PERCENT.search(piece)
        percent = _number(mark) if mark else left
        if not percent:
            continue
        if not mark:
            left = Decimal(0)
        shares.append(_share(percent, piece, "later" if shares else "first"))
    if left:
        # "70% 30 days after arrival": what is not spoken of was paid before.
        if len(shares) == 1 and shares[0].trigger not in {"proforma", "order"}:
            shares.insert(0, Share(percent=left, method="tt", trigger="proforma"))
        else:
            shares.append(Share(percent=left, method="tt", trigger="bl"))
    return shares


def _after(words: str) -> tuple[int, int]:
    """Months and days that a clause counts. Weeks are days; months are never thirty of them."""
    if following := phrases.DAY_OF_NEXT.search(words):
        return 0, int(next(filter(None, following.groups())))
    found = phrases.DAYS.search(words)
    if found:
        many = int(found[1])
        return (many, 0) if found["month"] else (0, many * 7 if found["week"] else many)
    bare = phrases.NET.search(words) or phrases.EOM_DAYS.search(words)
    return 0, int(bare[1] or bare[2]) if bare else 0


def _month_end(words: str) -> MonthEnd | None:
    """Whether days run from the end of the trigger's month ("net 60 EOM", 月结60天, 次月10日), or the month of the last
    day is filled up ("60 days from invoice date, end of month", "30 jours fin de mois"), or it is the next month's
    (翌月末).
    """
    if phrases.NEXT_MONTH_END.search(words):
        return "next"
    if phrases.DAY_OF_NEXT.search(words):
        return "first"
    end, days = phrases.MONTH_END.search(words), phrases.DAYS.search(words) or phrases.NET.search(words)
    if end is None:
        return None
    if days is None or end.start() < days.start():
        return "first"
    between = words[days.end() : end.start()]
    if re.search(
        r"(?:after|from|following|nach|après|después d|после|بعد)\W*(?:the |el |la |dem )?$", between, re.IGNORECASE
    ):
        return "first"
    said = phrases.first(phrases.TRIGGERS, between) is not None
    return "last" if said or phrases.MONTH_END_LAST.search(words) else "first"


def _share(percent: Decimal, words: str, place: str) -> Share:
    """What a clause means. `place`: "alone", "first" or "later" among its neighbours."""
    method: Method = phrases.first(phrases.METHODS, words) or "tt"
    trigger = phrases.first(phrases.TRIGGERS, words)
    (months, days), month_end = _after(words), _month_end(words)
    if trigger == "before_shipment":
        earlier = -1 if phrases.EARLIER.search(words) else 0
        months, days = months * earlier, days * earlier
    later = bool(months or days)
    if method in {"lc", "dp", "da", "oa"}:
        if method == "lc" and not later:  # at sight: banks examine
            return Share(percent=percent, method="lc", trigger="presentation", bank_days=BANK_EXAMINES)
        waits = _on_paper(method, trigger, words, later=later)
    elif method == "platform":
        waits = trigger or "proforma"
    elif trigger is not None:
        waits = trigger
    elif place != "alone":
        waits = "proforma" if place == "first" else "bl"
    else:
        waits = "invoice" if later or month_end else "proforma"
    if waits == "bl" and method == "cash":
        waits = "arrival"  # against papers, which a bank shows to the buyer as a D/P at sight
    return Share(percent=percent, method=method, trigger=waits, months=months, days=days, month_end=month_end)


def _on_paper(method: Method, trigger: Trigger | None, words: str, *, later: bool) -> Trigger:
    """Credits, collections and open account: what days are counted from."""
    if phrases.AFTER_SIGHT.search(words) and later:
        return "presentation"
    if method == "dp" and not later:
        return "arrival"
    return trigger if trigger in {"arrival", "invoice"} else "bl"
