# ruff: noqa: SIM905 - thirty quoted words would be harder to check than a line of them
"""Numbers in Russian words."""

from typing import Final

_SMALL: Final = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
).split()
_TENS: Final = "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_HUNDREDS: Final = "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
_GROUPS: Final = (
    (10**9, ("миллиард", "миллиарда", "миллиардов")),
    (10**6, ("миллион", "миллиона", "миллионов")),
    (1000, ("тысяча", "тысячи", "тысяч")),
)
_FEMININE: Final = {1: "одна", 2: "две"}


def russian(number: int) -> str:
    """128 430: «сто двадцать восемь тысяч четыреста тридцать»."""
    if number == 0:
        return _SMALL[0]
    said: list[str] = []
    for size, names in _GROUPS:
        group, number = divmod(number, size)
        if group:
            said += [*_hundreds(group, feminine=size == 1000), names[_form(group)]]
    return " ".join([*said, *_hundreds(number)])


def _hundreds(number: int, *, feminine: bool = False) -> list[str]:
    said = []
    if number >= 100:
        said.append(_HUNDREDS[number // 100])
    number %= 100
    if number >= 20:
        said.append(_TENS[number // 10])
        number %= 10
    if number:
        said.append(_FEMININE.get(number, _SMALL[number]) if feminine else _SMALL[number])
    return said


def _form(number: int) -> int:
    """Which form a noun takes after the number: 0 one, 1 two to four, 2 the rest (CLDR's one, few, many)."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
