# ruff: noqa: E501 - a line of words a meaning
"""What is said in terms of payment, in the languages of papers: how money comes, and what a share of it waits for.

Each table is read from above; the first pattern found in a clause decides.
"""

import re
from typing import Final, TypeVar

from backend.trade.terms.schedule import Method, Trigger

_T = TypeVar("_T")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


METHODS: Final[tuple[tuple[re.Pattern[str], Method], ...]] = (
    (_any(r"\bl\s*/?\s*c\b|letters? of credit|documentary credit|信用[证證状]|akkreditiv|lettre de cr[ée]dit|cr[ée]dit documentaire|(?:carta|cr[ée]dito) (?:de cr[ée]dito|document[áa]ri[ao])|аккредитив|اعتماد"), "lc"),
    (_any(r"\bd\s*/?\s*p\b|documents? against payment|付款交[单單]"), "dp"),
    (_any(r"\bd\s*/?\s*a\b|documents? against acceptance|承[兑兌]交[单單]"), "da"),
    (_any(r"\bo\s*/?\s*a\b|open account|赊销|賒銷|月结|月結|放账|掛売"), "oa"),
    (_any(r"escrow|platform|alibaba|trade assurance|信保订单|信保|paypal|平台"), "platform"),
    (_any(r"\bcash\b|\bcad\b|\bcod\b|\bcia\b|现金"), "cash"),
)  # fmt: skip
_BEFORE: Final = r"(?:shipment|shipping|loading|delivery|dispatch|despatch|departure|sailing|etd|collection|pick-?up)"
TRIGGERS: Final[tuple[tuple[re.Pattern[str], Trigger], ...]] = (
    (_any(
        rf"(?:before|prior to) (?:the )?(?:date of )?(?:goods |cargo |container )?{_BEFORE}|pre-?shipment",
        r"(?:发货|發貨|出货|出貨|装运|装船|装柜|交货|提货|出厂|开船|出口)之?前|款到发货|款到發貨|(?:船積|出荷|積込)み?前",
        r"avant (?:l'|l’|le |la )?(?:exp[ée]dition|embarquement|livraison|chargement|envoi|d[ée]part|enl[èe]vement)",
        r"antes (?:de|do|da|del) ?(?:la |el |o )?(?:embar\w+|env[ií]o|despacho|carga|entrega|expedi\w+|salida)",
        r"vor (?:der |dem )?(?:versand|verschiffung|(?:aus)?lieferung|verladung|abholung|abgang)",
        r"(?:до|перед) (?:отгрузк|отправк|погрузк|поставк)\w+|قبل (?:ال)?(?:شحن|تحميل|إرسال|تسليم)",
        r"(?:goods|cargo) (?:are )?ready|ready for shipment|when ready|货好|備貨完成"), "before_shipment"),
    (_any(r"pro-?\s?forma|\bpi\b|形式发票|проформ\w*"), "proforma"),
    (_any(
        r"(?<!before )(?<!prior to )\barriv(?:al|ing|ed)\b|(?:on|upon|after|against|at) delivery|\bcod\b|receipt of (?:the )?(?:goods|cargo|container)",
        r"(?:month|date) of delivery|delivery date|install\w+|commissioning|到港|抵港|到货|货到|收货|收到货|验收|llegada|recepci[óo]n de (?:la )?mercanc|contra entrega",
        r"chegada|recebimento da mercad|ankunft|(?:bei|nach) lieferung|wareneingang|erhalt der ware|(?:à|a|après) l['’]arriv[ée]e",
        r"r[ée]ception (?:de|des) (?:la )?march|прибыти\w+|получени\w+ (?:товар|груз)\w*|после поставки|وصول|استلام|入荷|到着|着荷"), "arrival"),
    (_any(
        r"\bb\s*/?\s*l\b|\bbol\b|bills? of lading|\bawb\b|waybill|提[单單]|船荷証券|коносамент\w*|بوليصة|connaissement|conocimiento|conhecimento|konnossement",
        r"(?:shipping |export |original |scanned )documents?\b|copy of (?:the )?documents?|cash against documents|\bcad\b|против документов|مستندات الشحن",
        r"(?:after|upon|on|against|from|date of) (?:the )?(?:date of )?(?:shipment|shipping|dispatch|departure|sailing)|shipment date|shipping date|(?:装运|发货|出货|开船|装船)(?:日|后|之后|時|时)|(?:船積|出荷)(?:後|時|日)|后\s*t\s*/?\s*t",
        r"embarque|embarquement|(?:nach|bei) (?:versand|verschiffung)|versanddatum|после отгрузки|по отгрузке|даты отгрузки|بعد الشحن|عند الشحن|تاريخ الشحن"), "bl"),
    (_any(r"\binvoic\w*|\binv\.? date|发票|票到|見票開立|\bfact?ur\w*|rechnung\w*|\bfatura\w*|(?:счет|счёт)\w*|инвойс\w*|فاتورة|請求書?|インボイス"), "invoice"),
    (_any(
        r"\bdeposit\b|\badvance\b|advanced payment|\bprepa(?:id|y\w*)|pre-?payment|down[- ]?payment|\bupfront|up front|with (?:the )?order|(?:up)?on (?:the )?order|order confirmation|\bcia\b|\bcwo\b",
        r"[定订訂]金|预付|預付|前\s*t\s*/?\s*t|全款|先付|前払|前金|手付|頭金|acompte|d['’]avance|à la commande|anticip\w+|adelant\w+|seña|adiant\w+|antecip\w+|entrada|sinal",
        r"anzahlung\w*|vorkasse|vorauskasse|vorauszahlung|предоплат\w*|аванс\w*|مقدم\w*|دفعة أولى|عربون"), "proforma"),
)  # fmt: skip
#: What is left to pay; a clause of its own where no percentage stands in it.
BALANCE: Final = _any(
    r"\bbalance\b|\bremain\w+|\brest(?:e|o|ante)?\b|\bsaldo\b|\bsolde\b|остат\w*|الباقي|الرصيد|尾款|余款|餘款|余额|其余|残金|残額"
)
#: Days after somebody sees papers.
AFTER_SIGHT: Final = _any(
    r"(?:after|of|from|days?'?) sight(?! of)|见票后|見票後|d[ée] vue|nach sicht|от предъявления|после предъявления"
)
DAYS: Final = re.compile(
    r"(\d{1,3})\s*[-–]?\s*(?:(?P<week>weeks?|周|星期|semanas?|wochen?|semaines?|недел\w+|أسابيع)|"
    r"(?:calendar |full )?(?P<month>months?\b|mths?\b|个月|個月|[ヶヵかカケ]月|mes(?:es)?\b|m[êe]s\b|mois\b|monate?n?\b|месяц\w*|أشهر|شهر\w*)|"
    r"(?:calendar |working |banking |consecutive )?(?:days?\b|d\b|天|日|días?\b|dias?\b|tagen?\b|tage\b|jours?\b|дн\w*|день|يوم\w*|أيام))",
    re.IGNORECASE,
)
#: Numbers as words, before months: they count as if they were written in digits.
_NUMBERS: Final = (
    ("one", "a", "an", "un", "une", "um", "einen", "ein", "один", "一"),
    ("two", "deux", "dos", "dois", "zwei", "два", "两", "兩", "二"),
    ("three", "trois", "tres", "três", "drei", "три", "三"),
    ("four", "quatre", "cuatro", "quatro", "vier", "четыре", "四"),
    ("five", "cinq", "cinco", "fünf", "пять", "五"),
    ("six", "seis", "sechs", "шесть", "六"),
)
DIGITS: Final = {word: place for place, each in enumerate(_NUMBERS, start=1) for word in each}
#: Chinese numbers stand without a space before and after them.
MONTHS_IN_WORDS: Final = re.compile(
    rf"(?:(?<!\w)({'|'.join(word for word in DIGITS if word < '一')})|([{''.join(word for word in DIGITS if word >= '一')}]))\s*"
    r"(?=(?:calendar |full )?(?:months?\b|mths?\b|[个個]月|mes(?:es)?\b|m[êe]s\b|mois\b|monat\w*|месяц\w*))",
    re.IGNORECASE,
)
#: Half a month is fifteen days (Geneva Uniform Law on Bills of Exchange, art. 36).
HALF_MONTH: Final = re.compile(r"(?:half a month|半[个個]月)", re.IGNORECASE)
#: "EOM + 10", "end of month plus 10 days": the sign is no cut between shares.
EOM_PLUS: Final = re.compile(
    r"(eom|end of (?:the )?month|month[- ]end|fin de mois|fin de mes|fi[mn] do m[êe]s|monatsende|月[底末])\s*(?:\+|plus\b|m[áa]s\b|mais\b)\s*(?=\d)",
    re.IGNORECASE,
)
#: Days named by the end of the month alone: "EOM 30", "30 EOM", "EOM + 45".
EOM_DAYS: Final = re.compile(
    r"(?:\beom|end of (?:the )?month|month[- ]end|monatsende|月[底末])\s*(\d{1,3})\b|\b(\d{1,3})\s*eom\b", re.IGNORECASE
)
#: A day of the month after: "10th of the following month", 次月15日, "am 10. des Folgemonats".
_OF_NEXT: Final = r"(?:(?:following|next|subsequent|coming) month|month following)"
DAY_OF_NEXT: Final = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)?(?: the)? {_OF_NEXT}"
    r"|(?:次月|下个?月|下個月|翌月)的?\s*(\d{1,2})\s*[日号號]"
    r"|(\d{1,2})\.? (?:des folgemonats|du mois suivant|(?:del|de) (?:mes siguiente|pr[óo]ximo mes)|do m[êe]s seguinte)"
    r"|(\d{1,2})(?:-?го)? числа следующего месяца",
    re.IGNORECASE,
)
NEXT_MONTH_END: Final = _any(
    r"翌月末|次月(?:月)?[底末]|下月[底末]|end of (?:the )?(?:following|next|subsequent) month|ende des folgemonats|fin du mois suivant|fin del mes siguiente|fim do m[êe]s seguinte"
)
NET: Final = re.compile(r"\bnett?o?\s*(\d{1,3})\b()", re.IGNORECASE)
#: A discount for who pays early changes no due date: "2/10 net 30", "2% 10 days, net 30", "3% Skonto 14 Tage, 30 Tage netto".
EARLY: Final = re.compile(
    r"\d+(?:[.,]\d+)?\s*%?\s*(?:/|(?:skonto|discount|disc\.?|escompte|descuento|desconto)?\D{0,24}?)\s*\d+\s*(?:days?|tagen?|tage|d)?\s*[,;/ ]+\s*"
    r"(?=nett?o?\s*\d|\d+\s*(?:days?|tagen?|tage)\s*nett?o?\b)",
    re.IGNORECASE,
)
#: So many days earlier than what follows: "15 days before ETD", "装运前7天".
EARLIER: Final = re.compile(
    r"\d\s*(?:days?|weeks?|months?)\s*(?:before|prior to)|前\s*\d+\s*(?:天|日|[个個]月)|\d\s*(?:tage?|monate?) vor\b|\d\s*(?:jours?|mois) avant|\d\s*(?:d[ií]as?|mes(?:es)?) antes",
    re.IGNORECASE,
)
MONTH_END: Final = _any(
    r"\beom\b|end of (?:the )?(?:\w+ )?month|month[- ]end|月底|月末|月结|月結|fin de mois|fin de mes|fi[mn] do m[êe]s|monatsende|конц[ае] месяца|نهاية الشهر"
)
#: Languages in which the days run first and the month is filled up after them ("30 jours fin de mois").
MONTH_END_LAST: Final = _any(r"fin de mois|fin de mes|fi[mn] do m[êe]s|月末")
WIRE: Final = _any(
    r"\bt\s*/?\s*t\b|电汇|電匯|\bwire\b|bank transfer|western union|moneygram|swift transfer|transferencia|überweisung|virement|перевод|банковский|حوالة|تحويل|送金|電信"
)


def first(table: tuple[tuple[re.Pattern[str], _T], ...], words: str) -> _T | None:
    """The meaning of the first pattern of `table` that is in `words`."""
    return next((value for pattern, value in table if pattern.search(words)), None)
