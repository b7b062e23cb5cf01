# ruff: noqa: SIM905 - thirty quoted words would be harder to check than a line of them
"""Numbers in English and German words."""

from typing import Final

_EN_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_EN_TENS: Final = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_GROUPS: Final = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_DE_SMALL: Final = (
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
).split()
_DE_TENS: Final = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def english(number: int) -> str:
    """128,430: "one hundred and twenty-eight thousand four hundred and thirty"."""
    if number < 20:
        return _EN_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN_SMALL[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_EN_SMALL[hundreds]} hundred" + (f" and {english(rest)}" if rest else "")
    said = []
    for size, name in _EN_GROUPS:
        group, number = divmod(number, size)
        if group:
            said.append(f"{english(group)} {name}")
    if number:
        said.append(("and " if number < 100 else "") + english(number))
    return " ".join(said)


def german(number: int) -> str:
    """128.430: „einhundertachtundzwanzigtausendvierhundertdreißig“."""
    if number == 1:
        return "eins"
    said = []
    for size, one, many in ((10**9, "eine Milliarde", "Milliarden"), (10**6, "eine Million", "Millionen")):
        group, number = divmod(number, size)
        if group:
            word = _joined(group)
            # Million and Milliarde are feminine: „einhunderteine Millionen“.
            said.append(one if group == 1 else f"{word}{'e' if group % 100 == 1 else ''} {many}")
    if number or not said:
        word = _joined(number)
        said.append(word + "s" if word.endswith("ein") else word)
    return " ".join(said)


def _joined(number: int) -> str:
    """Below a million, in one word; a last one is „ein“."""
    if number < 20:
        return _DE_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return (f"{_DE_SMALL[ones]}und" if ones else "") + _DE_TENS[tens]
    size, name = (1000, "tausend") if number >= 1000 else (100, "hundert")
    group, rest = divmod(number, size)
    return _joined(group) + name + (_joined(rest) if rest else "")
