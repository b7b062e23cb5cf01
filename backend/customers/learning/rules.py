"""What is known about mail domains, from the libraries that know."""

import re
from typing import Final

from publicsuffixlist import PublicSuffixList

_FREE: Final = frozenset({"gmail.com", "qq.com", "163.com", "yahoo.com", "hotmail.com", "outlook.com"})
_MACHINE: Final = re.compile(r"(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)([+.=-].*)?@")


class _Rules:
    def __init__(self) -> None:
        self._suffixes = PublicSuffixList(accept_unknown=True)

    def registrable(self, domain: str) -> str | None:
        found: str | None = self._suffixes.privatesuffix(domain)
        return found

    def is_free(self, domain: str) -> bool:
        return domain in _FREE

    def is_machine(self, address: str) -> bool:
        return bool(_MACHINE.match(address))


RULES: Final = _Rules()
