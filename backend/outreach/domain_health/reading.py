"""Reads of a domain's DNS: records as text. That a name does not exist is an answer; that nobody answers is not."""

from typing import Any, Final

import dns.asyncresolver
import dns.exception
import dns.resolver
from dns.rdtypes.ANY.CNAME import CNAME
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.ANY.TXT import TXT

_NOTHING: Final = (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer)


class NoAnswerError(Exception):
    """The DNS cannot be asked now."""


class DnsReader:
    """Asks one resolver, each name once."""

    def __init__(self, resolver: dns.asyncresolver.Resolver) -> None:
        self._resolver = resolver
        self._texts: dict[str, list[str]] = {}

    async def texts(self, name: str) -> list[str]:
        """The TXT records of a name, their pieces joined; [] where there are none. Raises `NoAnswerError`."""
        if name not in self._texts:
            rows = await self._ask(name, "TXT")
            self._texts[name] = [
                b"".join(row.strings).decode("utf-8", "replace") for row in rows if isinstance(row, TXT)
            ]
        return self._texts[name]

    async def exchangers(self, name: str) -> list[str]:
        """The hosts of a name's MX records, preferred first. Raises `NoAnswerError`."""
        rows = [row for row in await self._ask(name, "MX") if isinstance(row, MX)]
        return [row.exchange.to_text().rstrip(".").lower() for row in sorted(rows, key=lambda row: row.preference)]

    async def alias(self, name: str) -> str | None:
        """Where a CNAME leads. Raises `NoAnswerError`."""
        rows = [row for row in await self._ask(name, "CNAME") if isinstance(row, CNAME)]
        return rows[0].target.to_text().rstrip(".").lower() if rows else None

    async def addresses(self, name: str) -> list[str]:
        """The addresses of a host. Raises `NoAnswerError`."""
        return [row.to_text() for kind in ("A", "AAAA") for row in await self._ask(name, kind)]

    async def _ask(self, name: str, kind: str) -> list[Any]:
        try:
            return list(await self._resolver.resolve(name, kind))
        except _NOTHING:
            return []
        except (dns.exception.DNSException, OSError, ValueError) as error:
            raise NoAnswerError from error
