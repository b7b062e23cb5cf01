"""Domains made to be taken for another's."""

import unicodedata
from collections.abc import Collection
from typing import Final

#: Letters that look like others across scripts (a part of Unicode TR39's confusables: those of the Latin alphabet).
_LOOKS: Final = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁԛԝɡ", "abekmhopctyxijsdqwg", strict=True)),
        **dict(zip("αβεικνορτυχ", "abeikvoptux", strict=True)),
        "0": "o",
        "1": "l",
        "|": "l",
        "ı": "i",
    }
)
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def skeleton(domain: str) -> str:
    """A domain reduced to what the eye sees of it."""
    text = unicodedata.normalize("NFKD", domain.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LOOKS)
    for two, one in _PAIRS:
        text = text.replace(two, one)
    return text


def look_alike(domain: str, known: Collection[str]) -> str | None:
    """A known domain that this one imitates: the same to the eye, or one letter off; None when it is known itself."""
    shown = _shown(domain)
    if shown in known or domain in known:
        return None
    mine = skeleton(shown)
    for other in known:
        theirs = skeleton(other)
        if mine == theirs or _dressed_up(mine, theirs):
            return other
        # Short names differ by one letter by chance.
        if len(theirs) >= 9 and abs(len(mine) - len(theirs)) <= 1 and _one_off(mine, theirs):
            return other
    return None


def _dressed_up(mine: str, theirs: str) -> bool:
    """The other's name with something beside it: `known.com.pay.net`, `known-group.com`, `known.net`."""
    if mine.startswith(f"{theirs}."):
        return True
    name, other = mine.partition(".")[0], theirs.partition(".")[0]
    # Short names, and those that are words, are many companies'.
    return len(other) >= 7 and (name == other or (other in name and "-" in name and name.startswith(f"{other}-")))


def _shown(domain: str) -> str:
    try:
        return domain.encode("ascii").decode("idna") if "xn--" in domain else domain.casefold()
    except UnicodeError:
        return domain.casefold()


def _one_off(one: str, other: str) -> bool:
    """Edit distance of one: a letter changed, added, left out, or two neighbours swapped."""
    if len(one) == len(other):
        places = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(places) == 2 and places[1] == places[0] + 1:
            return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
        return len(places) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
