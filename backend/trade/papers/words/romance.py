# ruff: noqa: SIM905 - thirty quoted words would be harder to check than a line of them
"""Numbers in Spanish, French and Portuguese (of Brazil) words."""

from typing import Final

_ES_SMALL: Final = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_ES_TENS: Final = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS: Final = (
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_FR_SMALL: Final = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_FR_TENS: Final = "_ _ vingt trente quarante cinquante soixante".split()
_PT_SMALL: Final = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete "
    "dezoito dezenove"
).split()
_PT_TENS: Final = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_PT_HUNDREDS: Final = (
    "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
).split()


def spanish(number: int) -> str:
    """128.430: «ciento veintiocho mil cuatrocientos treinta»."""
    millions, rest = divmod(number, 10**6)
    said = []
    if millions:
        said.append("un millón" if millions == 1 else f"{_before_noun(_es_thousands(millions))} millones")
    if rest or not said:
        said.append(_es_thousands(rest))
    return " ".join(said)


def _es_thousands(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    said = []
    if thousands:
        said.append("mil" if thousands == 1 else f"{_before_noun(_es_hundreds(thousands))} mil")
    if rest or not said:
        said.append(_es_hundreds(rest))
    return " ".join(said)


def _es_hundreds(number: int) -> str:
    if number < 30:
        return _ES_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _ES_TENS[tens] + (f" y {_ES_SMALL[ones]}" if ones else "")
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    return _ES_HUNDREDS[hundreds] + (f" {_es_hundreds(rest)}" if rest else "")


def _before_noun(words: str) -> str:
    """«uno» loses its ending before mil and millones."""
    if words.endswith("veintiuno"):
        return words.removesuffix("uno") + "ún"
    return words.removesuffix("o") if words.endswith(" uno") or words == "uno" else words


def french(number: int) -> str:
    """128 430 : « cent vingt-huit mille quatre cent trente »."""
    said = []
    for size, name in ((10**9, "milliard"), (10**6, "million")):
        group, number = divmod(number, size)
        if group:
            said.append(f"{_fr_hundreds(group)} {name}{'s' if group > 1 else ''}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        said.append("mille" if thousands == 1 else f"{_fr_hundreds(thousands, plural=False)} mille")
    if rest or not said:
        said.append(_fr_hundreds(rest))
    return " ".join(said)


def _fr_hundreds(number: int, *, plural: bool = True) -> str:
    """Below a thousand. `plural`: whether an ending vingt or cent takes its s, which it does not before mille."""
    hundreds, rest = divmod(number, 100)
    said = []
    if hundreds:
        cent = "cents" if hundreds > 1 and not rest and plural else "cent"
        said.append(cent if hundreds == 1 else f"{_FR_SMALL[hundreds]} {cent}")
    if rest or not said:
        said.append(_fr_tens(rest, plural=plural))
    return " ".join(said)


def _fr_tens(number: int, *, plural: bool) -> str:
    if number < 20:
        return _FR_SMALL[number]
    if number < 70:
        tens, ones = divmod(number, 10)
        joint = " et " if ones == 1 else "-"
        return _FR_TENS[tens] + (f"{joint}{_FR_SMALL[ones]}" if ones else "")
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{_FR_SMALL[number - 60]}"
    if number == 80:
        return "quatre-vingts" if plural else "quatre-vingt"
    return f"quatre-vingt-{_FR_SMALL[number - 80]}"


def portuguese(number: int) -> str:
    """128.430: «cento e vinte e oito mil quatrocentos e trinta»."""
    groups: list[tuple[int, str]] = []
    for size, one, many in ((10**9, "bilhão", "bilhões"), (10**6, "milhão", "milhões")):
        group, number = divmod(number, size)
        if group:
            groups.append((group, f"um {one}" if group == 1 else f"{_pt_hundreds(group)} {many}"))
    thousands, rest = divmod(number, 1000)
    if thousands:
        groups.append((thousands, "mil" if thousands == 1 else f"{_pt_hundreds(thousands)} mil"))
    if rest or not groups:
        groups.append((rest, _pt_hundreds(rest)))
    last, words = groups[-1]
    # The last group takes «e» where it is below a hundred or full hundreds: «um milhão e duzentos mil».
    bound = "e " if len(groups) > 1 and (last < 100 or last % 100 == 0) else ""
    return " ".join([*(said for _, said in groups[:-1]), bound + words])


def _pt_hundreds(number: int) -> str:
    if number < 20:
        return _PT_SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _PT_TENS[tens] + (f" e {_PT_SMALL[ones]}" if ones else "")
    if number == 100:
        return "cem"
    hundreds, rest = divmod(number, 100)
    return _PT_HUNDREDS[hundreds] + (f" e {_pt_hundreds(rest)}" if rest else "")
