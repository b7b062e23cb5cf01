"""A bounded memory of what a server told about itself (its fields, currencies), per connection, for a while."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from erp_adapters.contract.outside import Link

ValueT = TypeVar("ValueT")


class Cache(Generic[ValueT]):
    """Keeps at most `most` values for `life`; a connection with other settings has other values."""

    def __init__(self, life: timedelta = timedelta(minutes=15), most: int = 2000) -> None:
        self._life = life
        self._most = most
        self._kept: OrderedDict[tuple[Any, ...], tuple[datetime, ValueT]] = OrderedDict()

    async def get(self, link: Link, name: str, make: Callable[[], Awaitable[ValueT]]) -> ValueT:
        """The value under `name` of this connection, made when there is none."""
        key = (link.id, hash(tuple(sorted((one, str(value)) for one, value in link.settings.items()))), name)
        now = link.clock.now()
        found = self._kept.get(key)
        if found is not None and found[0] > now:
            return found[1]
        value = await make()
        self._kept[key] = (now + self._life, value)
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value
