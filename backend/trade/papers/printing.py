"""How papers write numbers, dates and units: the same in every language, for papers cross borders."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from backend.trade.papers.model import PaperLanguage

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LANGUAGES: Final = ("zh", "en", "es", "ru", "ar", "fr", "pt", "de", "ja")
#: UN/ECE Rec 20 code → the short word that papers print.
_UNITS: Final = {
    "H87": "件|PCS|uds.|шт.|قطعة|pcs|pçs|Stk.|個",
    "SET": "套|SETS|juegos|компл.|طقم|jeux|conj.|Sätze|セット",
    "PR": "双|PRS|pares|пар|زوج|paires|pares|Paar|足",
    "DZN": "打|DOZ|docenas|дюж.|دزينة|douz.|dúzias|Dtz.|ダース",
    "KGM": "千克|KG|kg|кг|كغ|kg|kg|kg|kg",
    "TNE": "吨|MT|t|т|طن|t|t|t|t",
    "MTR": "米|M|m|м|م|m|m|m|m",
    "MTK": "平方米|M²|m²|м²|م²|m²|m²|m²|m²",
    "MTQ": "立方米|M³|m³|м³|م³|m³|m³|m³|m³",
    "LTR": "升|L|l|л|لتر|l|l|l|l",
    "XCT": "箱|CTNS|cajas|кор.|كرتون|cartons|caixas|Kart.|箱",
    "XRO": "卷|ROLLS|rollos|рул.|لفة|rouleaux|rolos|Rollen|巻",
    "XBG": "袋|BAGS|bolsas|меш.|كيس|sacs|sacos|Beutel|袋",
    "XPX": "托|PLTS|palés|пал.|منصة|palettes|paletes|Pal.|パレット",
}


def amount_text(amount: Decimal, digits: int) -> str:
    """1,234.56 with `digits` decimals, halves away from zero."""
    return f"{amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP):,}".replace("-", "−")


def number_text(value: Decimal, least: int = 0) -> str:
    """A quantity or unit price: at least `least` decimals, no empty ones beyond."""
    plain = f"{value.normalize():f}"
    decimals = len(plain.partition(".")[2])
    return amount_text(value, max(least, decimals))


def day_text(day: date) -> str:
    """05 Mar 2026."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def unit_text(code: str, language: PaperLanguage) -> str:
    """The short word of a unit; its code where no word is known."""
    words = _UNITS.get(code)
    return words.split("|")[_LANGUAGES.index(language)] if words else code
