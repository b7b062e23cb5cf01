"""The words of an inquiry around a quantity: what is asked for, and which numbers are no quantity of goods at all.

Pure, in the languages that buyers write. A container ("1 x 20ft") says how the goods travel, "50 pcs per carton" how
they are packed, "MOQ 500 pcs?" asks for something else, and "500 kg is plenty" names no goods.
"""

import re
from collections.abc import Sequence
from typing import Final

from mail_ingest.understand.fields.trade_words import CONTAINER

_CONTAINER: Final = re.compile(
    r"(?i)^[\d.,\s]*(?:x\s?)?(?:(?:20|40|45)\s?['’′]?\s?(?:ft|gp|hq|hc|dv|foot)?|containers?|fcl|lcl|contenedor(?:es)?"
    r"|contêiner(?:es)?|conteneurs?|контейнер\w*|konteyner|حاوي\w*|个?柜|货柜|コンテナ)$"
)
_PACKING_BEHIND: Final = re.compile(
    r"(?i)^\s*(?:/|\bper\b|\ba\b|\beach\b|\bpor\b|\bpar\b|\bpro\b|\bje\b|\bв\b|في|每|/每|入り?/)\s*(?:export\s+|master\s+|inner\s+)?"
    r"(?:cartons?|ctns?|box(?:es)?|cases?|pallets?|bags?|packs?|polybags?|caja|caixa|karton|kiste|palette|короб\w*|ящик\w*"
    r"|koli|kutu|كرتون\w*|箱|盒|托|袋|ケース|カートン)"
)
_PACKING_BEFORE: Final = re.compile(
    r"(?i)(?:\b(?:packed|packing|packaging|embalado|emballés?|verpackt)\b[^.;]{0,20}|每箱|每盒|装箱[:：]?|1箱|"
    r"\b(?:cartons?|boxes|cases|bags)\s+of)\s*$"
)
_MINIMUM: Final = re.compile(
    r"(?i)\bmoq\b|minimum\s+(?:order|quantity)|min\.?\s+order|起订量|最小起订|最低起订|pedido\s+m[ií]nimo|cantidad\s+m[ií]nima"
    r"|quantidade\s+m[ií]nima|quantité\s+minim|mindest(?:menge|bestell)|минимальн\w+\s+(?:заказ|парти|количеств)"
    r"|minimum\s+sipariş|الحد\s+الأدنى|最小(?:ロット|注文)"
)
_SENTENCE_END: Final = re.compile(r"[.!?\u061f](?=\s|$)|[\u3002\uff01\uff1f]")
#: Number and mark of a list's item, and what joins a quantity to its words, before and behind them.
_BEFORE: Final = re.compile(r"^(?:\s|\d{1,2}[.)](?=\s)|[)•*:,;.×–—：，、。-]|x(?=\s))+")
_BEHIND: Final = re.compile(r"(?:[\s•*:,;.?!×–—：，、。？！؟،-]|(?<=\s)x)+$")
#: What follows a name and is none: an Incoterm, how it is packed, that a price is asked.
_ENDS_NAME: Final = re.compile(
    r"(?:^|[\s,，、(]+)(?:(?:EXW|FCA|FAS|FOB|CFR|CNF|C&F|CIF|CPT|CIP|DAP|DPU|DDP)\b|(?i:packed|packing|embalad|emballé|verpackt)\b"
    r"|[，,。]?\s*(?:请|烦请|麻烦)?(?:报价|报|给我)).*$",
    re.DOTALL,
)
_OF: Final = re.compile(
    r"^\s*(?:containers?|contenedores|conteneurs|Container)?\s*(?:of|de|von|mit|с|من)\s+", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
_HAN: Final = "\u3040-\u30ff\u4e00-\u9fff"
_FILLERS: Final = frozenset(
    """
    we i need needs want would like to please pls quote quotation offer price prices pricing for of the a an your our
    us me send give kindly best can you could is are be it this that these those plenty enough fine ok okay good
    sufficient total totally about around approx approximately roughly only just first trial order orders initial
    quantity qty and or with looking interested in buy purchase require required have let know as well also if possible
    will do at least hi hello dear thanks thank regards first-order suffice suffices start begin should maybe perhaps
    moq possible cost costs much how what cheapest unit urgent urgently now another additional further plus
    necesitamos necesito queremos quisiera quisiéramos cotizar cotización cotice precio precios para de del la el los
    las un una unos unas por favor su sus nos es son suficiente suficientes bastan basta aproximadamente cantidad pedido
    prueba y o con hola gracias comprar interesados estamos en alcanza primer
    precisamos preciso gostaríamos gostaria cotar cotação preço preços da do dos das os as um uma é são bastam
    quantidade pedido teste e com olá obrigado comprar cerca
    nous avons besoin du des voulons souhaitons voudrions prix pour le les une svp s'il vous plaît merci est sont suffit
    suffisent suffisant suffisante quantité commande essai environ et avec bonjour devis acheter d' l' votre vos
    wir ich brauche brauchen benötigen bitte angebot preis preise für von der die das ein eine einen den dem ist sind
    reicht reichen genug menge bestellung probe ca etwa und oder mit hallo danke anfrage stück erste
    нам мне нужно нужны нужен нужна необходимо просим прошу цена цену цены на для и в с хватит достаточно количество
    заказ пробный пробного около примерно будет здравствуйте спасибо купить интересует интересуют хотим
    ihtiyacımız ihtiyaç var lütfen fiyat fiyatı için ve bir yeterli sipariş deneme yaklaşık istiyoruz merhaba
    teşekkürler
    نحتاج نريد أريد الى إلى من فضلك السعر سعر في و كمية يكفي تكفي كافية حوالي طلب الكمية عرض لـ مرحبا شكرا على هي
    """.split()  # noqa: SIM905
)
_CJK_BEFORE: Final = re.compile(
    "^(?:另外|还有|以及|和|你好|您好|我们|我司|我方|公司|现在|目前|这次|首批|首单|先|想要|想订|想|需要|需|要|订购|采购|求购|购买|请|麻烦|帮忙|报价|报个|报|一下"
    "|的?价格|的|共|一共|大约|约|数量|询价|以下|こちら|弊社|当社|は|を|の|で|が|に|と|、|，|,|：|:|\\s)+"
)
_CJK_BEHIND: Final = re.compile(
    "(?:左右|即可|就够了|就行|够了|足够了?|吧|谢谢|的|试单|订单|价格|报价|多少钱|数量|各|共|需要|请报价|お願いします|お願い致します|ください|下さい"
    "|見積もり?|必要です|希望です?|ほど|程度|くらい|で|を|の|が|は|です|，|、|。|：|:|？|！|\\s)+$"
)


def is_container(quantity: str) -> bool:
    """Whether "1 x 20ft" or "2 containers" is what a quantity says: how the goods travel, not how many."""
    said = quantity.strip()
    return _CONTAINER.match(said) is not None or CONTAINER.match(said) is not None


def is_no_demand(text: str, start: int, end: int) -> bool:
    """Whether the quantity at `start`-`end` of a line says how goods are packed, or asks for the least quantity."""
    before = text[:start]
    begin = max((each.end() for each in _SENTENCE_END.finditer(before)), default=0)
    return bool(_PACKING_BEHIND.match(text[end:]) or _PACKING_BEFORE.search(before) or _MINIMUM.search(before[begin:]))


def goods_in_container(text: str, end: int) -> str:
    """What a container that is named up to `end` is to hold: "2x20ft containers of tiles"."""
    rest = text[end:]
    found = _OF.match(rest)
    stop = _SENTENCE_END.search(rest)
    return name_in(rest[found.end() : stop.start() if stop else None]) if found else ""


def parts(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a line that asks for several goods ("200 cups and 300 plates", "cups 200, plates 300") is to be cut, one
    part for each quantity of `places`; the whole where its quantities have no names of their own."""
    whole = [(0, len(text))]
    if len(places) < 2:
        return whole
    starts, ends = [start for start, _ in places], [end for _, end in places]
    behind = list(zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True))
    before = list(zip([0, *ends[:-1]], [*ends[:-1], len(text)], strict=True))
    begin = max((each.end() for each in _SENTENCE_END.finditer(text[: starts[0]])), default=0)
    for cut in (before, behind) if _named(text, (begin, starts[0])) else (behind, before):
        if all(_named(text, (max(begin, part[0]), part[1]), place) for part, place in zip(cut, places, strict=True)):
            return cut
    return whole


def _named(text: str, part: tuple[int, int], without: tuple[int, int] | None = None) -> bool:
    words = text[slice(*part)] if without is None else f"{text[part[0] : without[0]]} {text[without[1] : part[1]]}"
    return bool(name_in(words))


def words_beside(text: str, places: Sequence[tuple[int, int]]) -> str:
    """What the sentence with the first quantity says beside it, as the name of what is asked for; where it says
    nothing more, what all of `text` (one line) says; empty where that is no name of goods. `places` are where its
    quantities begin and end."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    first = places[0][0]
    ends = [each.end() for each in _SENTENCE_END.finditer(text)]
    begin = max((end for end in ends if end <= first), default=0)
    stop = min((end for end in ends if end > first), default=len(text))
    return name_in(text[begin:stop]) or (name_in(text) if begin == 0 and stop == len(text) else _short(text))


def _short(text: str) -> str:
    """A line's words beside, where they may be a name: not those of several sentences."""
    named = name_in(text)
    return named if len(named) <= 60 and not _SENTENCE_END.search(named) else ""


def name_in(words: str) -> str:
    """Words without a list's number and marks, and without what asks rather than names, before and behind them; empty
    where nothing is left that could be a name."""
    kept = _bare(_ENDS_NAME.sub("", words)).split()
    while kept and _is_filler(kept[0]):
        kept.pop(0)
    while kept and _is_filler(kept[-1]):
        kept.pop()
    name = _bare(" ".join(kept))
    if re.match(f"[{_HAN}]", name) or re.search(f"[{_HAN}]$", name):
        name = _bare(_CJK_BEHIND.sub("", _CJK_BEFORE.sub("", name)))
    letters = _LETTERS.findall(name)
    named = len(letters) > 2 or (letters and re.search(rf"\d|[{_HAN}]", name))
    return name[:120] if named else ""


def _bare(words: str) -> str:
    kept = re.sub(r"\s*[:;,](?=\s*[:;,])", "", _BEHIND.sub("", _BEFORE.sub("", words)))
    return re.sub(r"\s+", " ", kept).strip()


def _is_filler(word: str) -> bool:
    plain = word.strip(".,;:!?()\"“”«»'’،؟").casefold()
    return plain in _FILLERS or not plain
