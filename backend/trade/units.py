"""Units of measure: UN/ECE Recommendation 20 codes (and Rec 21 packages, with their X) that exporters use.

The list is short on purpose; any other code of the right shape is kept as it is, and shown as its code.
"""
# ruff: noqa: E501 - one line of words a unit

import re
from typing import Final

from i18n.messages import N_

#: Code → (text, whether it is counted in whole numbers).
UNITS: Final[dict[str, tuple[str, bool]]] = {
    "H87": (N_("piece"), True),
    "SET": (N_("set"), True),
    "PR": (N_("pair"), True),
    "DZN": (N_("dozen"), True),
    "GRO": (N_("gross (144)"), True),
    "MIL": (N_("thousand"), False),
    "KGM": (N_("kilogram"), False),
    "GRM": (N_("gram"), False),
    "TNE": (N_("tonne"), False),
    "LBR": (N_("pound"), False),
    "MTR": (N_("metre"), False),
    "CMT": (N_("centimetre"), False),
    "FOT": (N_("foot"), False),
    "YRD": (N_("yard"), False),
    "MTK": (N_("square metre"), False),
    "MTQ": (N_("cubic metre"), False),
    "LTR": (N_("litre"), False),
    "XCT": (N_("carton"), True),
    "XRO": (N_("roll"), True),
    "XBX": (N_("box"), True),
    "XBG": (N_("bag"), True),
    "XPX": (N_("pallet"), True),
    "XPK": (N_("package"), True),
    "XBO": (N_("bottle"), True),
    "ST": (N_("sheet"), True),
}
_SHAPE: Final = re.compile(r"[0-9A-Z]{1,3}")
_WORDS: Final = {
    **dict.fromkeys(
        ("pc", "pcs", "piece", "pieces", "unit", "units", "ea", "each", "nos", "c62", "stk", "stück", "stücke", "pz",
         "pza", "pzas", "pieza", "piezas", "peça", "peças", "pièce", "pièces", "pezzi", "unidad", "unidades", "unité",
         "unités", "und", "uds", "stuks", "sztuk", "szt", "ks", "adet", "tane", "шт", "штук", "штуки", "قطعة", "قطع",
         "حبة", "وحدة", "件", "个", "個", "只", "支", "台", "条", "块", "把", "枚", "本", "개"), "H87",
    ),
    **dict.fromkeys(("set", "sets", "juego", "juegos", "conjunto", "conjuntos", "satz", "sätze", "jeu", "jeux", "комплект", "комплекта",
                     "комплектов", "takım", "طقم", "套", "セット", "组"), "SET"),
    **dict.fromkeys(("pair", "pairs", "prs", "par", "pares", "paar", "paire", "paires", "пар", "пара", "пары", "çift", "زوج", "双", "对"), "PR"),
    **dict.fromkeys(("dozen", "dozens", "doz", "dz", "docena", "docenas", "dúzia", "dúzias", "douzaine", "dutzend", "düzine", "打"), "DZN"),
    **dict.fromkeys(("gross",), "GRO"),
    **dict.fromkeys(("thousand", "千个"), "MIL"),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "公斤", "千克", "кг", "килограмм", "كجم", "كيلو", "كغ"), "KGM"),
    **dict.fromkeys(("g", "gram", "grams", "克"), "GRM"),
    **dict.fromkeys(("t", "mt", "m.t", "ton", "tons", "tonne", "tonnes", "tonelada", "toneladas", "tonnen", "тонн", "тонна", "тонны",
                     "طن", "吨", "トン"), "TNE"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "LBR"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "metro", "metros", "mètre", "mètres", "метр", "метра", "метров", "متر",
                     "米"), "MTR"),
    **dict.fromkeys(("cm",), "CMT"),
    **dict.fromkeys(("ft", "foot", "feet"), "FOT"),
    **dict.fromkeys(("yd", "yds", "yard", "yards", "码"), "YRD"),
    **dict.fromkeys(("sqm", "m2", "m²", "平方米"), "MTK"),
    **dict.fromkeys(("cbm", "m3", "m³", "立方米", "方"), "MTQ"),
    **dict.fromkeys(("l", "ltr", "litre", "litres", "liter", "liters", "升"), "LTR"),
    **dict.fromkeys(("ctn", "ctns", "carton", "cartons", "karton", "kartons", "caja", "cajas", "caixa", "caixas", "коробок", "коробка",
                     "коробки", "koli", "كرتون", "كرتونة", "箱", "カートン"), "XCT"),
    **dict.fromkeys(("roll", "rolls", "rollo", "rollos", "rolo", "rolos", "rouleau", "rouleaux", "rollen", "рулон", "рулона", "рулонов",
                     "rulo", "لفة", "卷"), "XRO"),
    **dict.fromkeys(("box", "boxes", "盒"), "XBX"),
    **dict.fromkeys(("bag", "bags", "saco", "sacos", "sac", "sacs", "мешок", "мешков", "çuval", "كيس", "袋"), "XBG"),
    **dict.fromkeys(("pallet", "pallets", "palette", "palettes", "paletten", "поддон", "паллет", "palet", "托"), "XPX"),
    **dict.fromkeys(("bottle", "bottles", "botella", "botellas", "garrafas", "bouteilles", "flaschen", "бутылок", "şişe", "瓶"), "XBO"),
    **dict.fromkeys(("sheet", "sheets", "张"), "ST"),
}  # fmt: skip


def unit_code(text: str) -> str | None:
    """The Rec 20 code that a word or code means; None for one that is not known and has not the shape of a code."""
    word = text.strip().rstrip(".")
    if word.casefold() in _WORDS:
        return _WORDS[word.casefold()]
    code = word.upper()
    return code if code in UNITS or (_SHAPE.fullmatch(code) and any(each.isdigit() for each in code)) else None


def whole_only(code: str) -> bool:
    """Whether a unit is counted in whole numbers."""
    return code in UNITS and UNITS[code][1]
