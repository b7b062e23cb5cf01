"""What a text speaks of, whatever language it is in: a file that comes along, a bank account, a name left open. The
words are data (`spoken.toml`)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("spoken.toml")
_WORDS: Final[Mapping[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_FLAGS: Final = re.IGNORECASE | re.MULTILINE
#: The rest of a word around what was found; scripts without spaces have no such rest.
_LETTERS: Final = r"[^\W\d_\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3]"
_WORD_END: Final = re.compile(rf"{_LETTERS}+$")
_WORD_START: Final = re.compile(rf"{_LETTERS}+")
#: Written over what means something else, so that nothing is found across the gap.
_GAP: Final = " ¦ "


def _any(lists: Iterable[Iterable[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for words in lists for each in words), _FLAGS)


class _Subject:
    """Something that a text may speak of: by which words, and where the same words mean something else."""

    def __init__(self, name: str) -> None:
        self._words = _any(_WORDS[name]["words"].values())
        self._otherwise = _any(_WORDS[name]["otherwise"].values())

    def spoken(self, text: str) -> str | None:
        """The words by which the text speaks of it, whole."""
        plain = self._otherwise.sub(_GAP, text)
        found = self._words.search(plain)
        if found is None:
            return None
        before, after = _WORD_END.search(plain[: found.start()]), _WORD_START.match(plain[found.end() :])
        return f"{before[0] if before else ''}{found[0]}{after[0] if after else ''}".strip()


_FILES: Final = _Subject("files")
_BANK: Final = _Subject("bank")
_IBAN: Final = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30})\b")

_PLACE: Final = "|".join(word for words in _WORDS["places"].values() for word in words)
_GREETING: Final = "|".join(_WORDS["greetings"]["words"])
_TITLE: Final = "|".join(_WORDS["greetings"]["titles"])
#: A place that nobody filled: `{{name}}`, `{name}`, `[Name]`, `[insert date]`, `%NAME%`, `*|FNAME|*`, XXX, 【客户名】,
#: and a greeting of nobody ("Dear ,", "Dear Mr.,", "尊敬的："). A line that is only ruled is no place.
_OPEN: Final = (
    r"\{\{[^{}\n]{0,60}\}\}",
    r"\{%[^{}\n]{0,60}%\}",
    r"\$\{[^{}\n]{1,40}\}",
    r"(?<!\w)\{[^\W\d][\w .]{1,30}\}",
    r"%[A-Z_]{3,30}%",
    r"\*\|\w{2,30}\|\*",
    rf"[\[【<《＜«]\s?(?:(?:insert|enter|your|the|customer|client|company|product) )?(?:{_PLACE})"
    r"(?: here)?\s?[\]】>》＞»]",
    r"（(?:客户|客戶|姓名|名字)[名称稱姓]{0,2}）",
    r"(?<!\w)X{3,}(?!\w)(?<!\bvideo XXX)",
    r"(?<![A-Za-z])X{2,}(?=\s?(?:先生|女士|小姐|经理|总|公司|美元|元|月|日|号))",
    r"\b(?:USD|EUR|US\$|RMB|CNY|GBP)\s?[xX]{2,}",
    r"某某(?:先生|女士|公司|总|经理)",
    r"(?<!\w)_{3,}(?!\w)(?!\s*$)",
    rf"^\s*(?:{_GREETING})(?:\s+(?:{_TITLE})\.?)?\s+[,，:：]",
    rf"^\s*(?:{_GREETING})\s+(?:{_TITLE})\.?\s*[,，:：!]",
    r"^\s*(?:尊敬的|亲爱的|親愛的|敬爱的)\s*[,，:：！!]",
    r"^\s*уважаем(?:ый|ая)\s*[,!]",
)
_PLACES: Final = re.compile("|".join(_OPEN), _FLAGS)


def spoken_file(text: str) -> str | None:
    """The words by which the text speaks of a file that comes along; None for none."""
    return _FILES.spoken(text)


def open_place(text: str) -> str | None:
    """A place in the text that nobody filled in; None for none."""
    found = _PLACES.search(text)
    return found[0].strip() if found else None


def speaks_of_bank(text: str) -> bool:
    """Whether the text holds bank details of ours or speaks of them."""
    return has_iban(text) or _BANK.spoken(text) is not None


def has_iban(text: str) -> bool:
    """Whether an IBAN stands in the text (ISO 13616: mod-97 of its digits is 1)."""
    for match in _IBAN.finditer(text.upper()):
        plain = match[1].replace(" ", "")
        for length in range(min(len(plain), 34), 14, -1):
            digits = "".join(str(int(c, 36)) for c in plain[4:length] + plain[:4])
            if int(digits) % 97 == 1:
                return True
    return False
