"""The requests of each case, for either side."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

import msgspec

from infra.bench.load import Answer, Connection, UnexpectedAnswerError, request

CASES = ("list", "search", "open", "create", "update")
#: One search in this many is for a word that many firms share.
_FREQUENT_EVERY = 5
_PAGES = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two programs: where it listens and how it is spoken to."""

    name: str
    port: int
    prefix: str
    headers: dict[str, str]
    #: Parameters of the page by name with its total, and of the search.
    listing: str
    searching: str

    def get(self, path: str) -> bytes:
        """A GET request."""
        return request("GET", self.prefix + path, headers=self.headers)

    def send(self, method: str, path: str, body: dict[str, Any], **headers: str) -> bytes:
        """A request with a JSON body."""
        encoded = msgspec.json.encode(body)
        return request(method, self.prefix + path, headers={**self.headers, **headers}, body=encoded)


def our_side(port: int, key: str) -> Side:
    """Lading's API with an API key."""
    headers = {"Authorization": f"Bearer {key}"}
    return Side("ours", port, "/api/v1", headers, "/companies?sort=name&with_total=true", "/companies?q=")


def their_side(port: int) -> Side:
    """The minimal program."""
    return Side("theirs", port, "", {}, "/companies?limit=50", "/search?q=")


async def json_of(connection: Connection, asked: bytes) -> Any:
    """The answer's JSON; raises `UnexpectedAnswerError` for anything but 2xx."""
    answer: Answer = await connection.ask(asked)
    if not 200 <= answer.status < 300:
        raise UnexpectedAnswerError(f"{asked[:120]!r} was answered {answer.status}: {answer.body[:400]!r}")
    return msgspec.json.decode(answer.body)


class Requests:
    """Endless requests of one side, each case walking its own round."""

    def __init__(self, side: Side, companies: list[UUID], words: list[tuple[str, int]], first_pages: list[str]) -> None:
        self._side = side
        self._lists = itertools.cycle([side.get(path) for path in first_pages])
        self._searches = itertools.cycle([side.get(side.searching + quote(word)) for word in _mixed(words)])
        self._opens = itertools.cycle([side.get(f"/companies/{company_id}") for company_id in companies])
        self._numbers = itertools.count(1)
        self._updates = self._changes(companies)

    def of(self, case: str) -> Callable[[], bytes]:
        """What makes the next request of a case."""
        makers: dict[str, Callable[[], bytes]] = {
            "list": lambda: next(self._lists),
            "search": lambda: next(self._searches),
            "open": lambda: next(self._opens),
            "create": self._creation,
            "update": lambda: next(self._updates),
        }
        return makers[case]

    def _creation(self) -> bytes:
        number = next(self._numbers)
        body = {
            "name": f"Nordlund Tools {number}",
            "domain": f"nordlund-tools-{number}.example",
            "country": "SE",
            "city": "Göteborg",
            "phone": f"+4631{1_000_000 + number}",
        }
        return self._side.send("POST", "/companies", body)

    def _changes(self, companies: list[UUID]) -> Iterator[bytes]:
        # A pass is longer than there are connections, so nobody waits for or meets another's version.
        for version in itertools.count(1):
            stage = ("contacted", "negotiating")[version % 2]
            for number, company_id in enumerate(companies):
                body = {"phone": f"+4940{1_000_000 + number + version}", "stage": stage}
                yield self._side.send("PATCH", f"/companies/{company_id}", body, **{"If-Match": f'"{version}"'})


def _mixed(words: list[tuple[str, int]]) -> list[str]:
    """Words to search for: rare ones, and after every four of them a frequent one."""
    frequent, rare = [word for word, _ in words[:8]], [word for word, _ in words[8:]]
    mixed: list[str] = []
    for number, word in enumerate(rare or frequent):
        mixed.append(word)
        if number % (_FREQUENT_EVERY - 1) == 0:
            mixed.append(frequent[number // (_FREQUENT_EVERY - 1) % len(frequent)])
    return mixed


async def requests_of(side: Side, companies: list[UUID], words: list[tuple[str, int]]) -> Requests:
    """Walk the first pages of the list for their cursors, then build the requests."""
    connection = await Connection.open(side.port)
    try:
        pages = [side.listing]
        while len(pages) < _PAGES:
            page = await json_of(connection, side.get(pages[-1]))
            if page["next_cursor"] is None:
                break
            pages.append(f"{side.listing}&cursor={quote(page['next_cursor'])}")
    finally:
        connection.close()
    return Requests(side, companies, words, pages)


async def same_answers(ours: Side, theirs: Side, company_id: UUID, word: str) -> None:
    """Raise `UnexpectedAnswerError` unless both sides answer reads with the same records and fields."""
    one, other = await Connection.open(ours.port), await Connection.open(theirs.port)
    try:
        for own_path, their_path in (
            (ours.listing, theirs.listing),
            (ours.searching + quote(word), theirs.searching + quote(word)),
            (f"/companies/{company_id}",) * 2,
        ):
            own, plain = await json_of(one, ours.get(own_path)), await json_of(other, theirs.get(their_path))
            own.pop("next_cursor", None), plain.pop("next_cursor", None)
            if _plain(own) != _plain(plain):
                raise UnexpectedAnswerError(f"{own_path}: {str(_plain(own))[:600]} is not {str(_plain(plain))[:600]}")
    finally:
        one.close()
        other.close()


def _plain(value: Any) -> Any:
    """JSON without what spells differently: instants end in Z or +00:00."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.replace("+00:00", "Z") if isinstance(value, str) else value
