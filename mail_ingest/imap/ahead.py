"""Keeping the server busy: the next command is sent before the answer to the last one is used up."""

from collections import deque
from collections.abc import Generator, Iterable
from typing import Protocol, TypeVar


class Abandonable(Protocol):
    """A request under way."""

    def abandon(self) -> None:
        """Nobody wants the answer."""
        ...


T = TypeVar("T", bound=Abandonable)


def ahead(requests: Iterable[T], count: int = 1) -> Generator[T, None, None]:
    """The requests in their order, `count` of them begun before they are needed; drawing one from `requests` begins
    it. Those left over when this is closed are abandoned."""
    begun: deque[T] = deque()
    try:
        for request in requests:
            begun.append(request)
            if len(begun) > count:
                yield begun.popleft()
        while begun:
            yield begun.popleft()
    finally:
        for request in begun:
            request.abandon()
