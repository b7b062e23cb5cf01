"""Which field a column of a spreadsheet is, by what stands over it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from i18n.words import fold

_NOISE: Final = re.compile(r"[（(\[【].*?[）)\]】]|[*#:：?？_/\\|.\-–]+")

_HALVES: Final = re.compile(r"[/\n（()）|,，]|(?<=[a-z.]) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=[a-z])")


def head_key(text: str) -> str:
    """A head as comparing sees it: folded, without what stands in brackets, marks and doubled space."""
    return " ".join(_NOISE.sub(" ", fold(text)).split())


class Heads:
    """The heads that are understood: what people write over a column, by field."""

    def __init__(self, known: Mapping[str, Iterable[str]]) -> None:
        # As it is written first: "name (en)" is more than "name".
        self._whole = {fold(head): field for field, heads in known.items() for head in heads}
        self._keys: dict[str, str] = {}
        for field, heads in known.items():
            for head in heads:
                self._keys.setdefault(head_key(head), field)

    def field_of(self, head: str) -> str | None:
        """The field of one head, None where it is not understood."""
        whole = fold(" ".join(head.split())).strip(" *:：")
        if not whole:
            return None
        return self._whole.get(whole) or self._keys.get(head_key(head)) or self._in_two_languages(whole)

    def _in_two_languages(self, head: str) -> str | None:
        """ "Company 公司名称", "国家/Country", "邮箱(Email)": either half says it."""
        halves = _HALVES.split(head)
        found = {self._keys[key] for half in halves if (key := head_key(half)) in self._keys}
        return found.pop() if len(found) == 1 else None

    def read(self, heads: Sequence[str]) -> list[str | None]:
        """The field of each head; the first of two that say the same has it."""
        taken: set[str] = set()
        fields: list[str | None] = []
        for head in heads:
            field = self.field_of(head)
            fields.append(field if field not in taken else None)
            taken |= {field} if field else set()
        return fields
