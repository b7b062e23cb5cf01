"""How long an IDLE lasts at each host, learned from connections that died in it."""

from typing import Final

#: Shorter than this tells of a broken network, not of a habit of the host or of a NAT on the way.
_FLOOR: Final = 90.0
_CAUTION: Final = 0.7
_RECOVERY: Final = 1.1
_MOST_HOSTS: Final = 2000


class IdleLengths:
    """Seconds per host; a host that was not heard to cut is renewed after the caller's own time.

    RFC 2177 allows 29 minutes; NATs and some providers cut silently after 5 or 10.
    """

    def __init__(self, floor: float = _FLOOR) -> None:
        self._floor = floor
        self._learned: dict[str, float] = {}

    def length(self, host: str, most: float) -> float:
        """How long to idle at `host`, at most `most`."""
        return min(most, self._learned.get(host, most))

    def died(self, host: str, seconds: float) -> None:
        """A connection was found dead after it had idled so long: renew earlier from now on."""
        if seconds < self._floor:
            return
        if len(self._learned) >= _MOST_HOSTS:
            self._learned.clear()
        self._learned[host] = max(self._floor, min(self._learned.get(host, seconds), _CAUTION * seconds))

    def survived(self, host: str, seconds: float) -> None:
        """An IDLE of that length was renewed without trouble: dare a little more, for the network may have changed."""
        known = self._learned.get(host)
        if known is not None and seconds >= 0.99 * known:
            self._learned[host] = known * _RECOVERY
