"""What the classifier sees of a company or person: coarse, few, and none of them a name or an address."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from backend.customers.bins.rules import Tally
from i18n.words import search_words

_MOST_WORDS: Final = 40
#: Hosts and mail domains of everybody.
_GENERIC_ENDS: Final = frozenset({"com", "net", "org", "info", "biz", "co", "io", "eu"})


@dataclass(frozen=True, slots=True)
class Described:
    """What is known beside the signals. `texts` are subjects and first lines of the latest messages."""

    domain: str | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    texts: tuple[str, ...] = field(default=())


def features(tally: Tally, described: Described) -> list[str]:
    """Names of the features that hold, sorted and each once."""
    found = {*_of_domain(tally, described), *_of_tally(tally)}
    if described.country:
        found.add(f"country:{described.country}")
    found.update(f"language:{tag}" for tag in described.languages)
    found.update(f"word:{word}" for word in _words(described.texts))
    return sorted(found)


def _of_domain(tally: Tally, described: Described) -> Iterable[str]:
    if tally.free_mail:
        yield "domain:free"
    if described.domain:
        end = described.domain.rpartition(".")[2]
        yield "domain:generic" if end in _GENERIC_ENDS else "domain:national"
        yield f"end:{end}"


def _of_tally(tally: Tally) -> Iterable[str]:
    yield from (f"kind:{kind}" for kind in tally.kinds)
    yield from (f"machine:{kind}" for kind in tally.machines)
    if tally.we_wrote:
        yield "we-wrote"
    if tally.named and not tally.letters:
        yield "only-named"
    if tally.letters > 1:
        yield "wrote-again"


def _words(texts: Iterable[str]) -> list[str]:
    words = dict.fromkeys(word for text in texts for word in search_words(text) if len(word) > 1)
    return [word for word in words if "@" not in word and not word.isdigit()][:_MOST_WORDS]
