"""Where a letter ends and its signature begins."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mail_ingest.parse.patterns import alternatives
from mail_ingest.parse.quotes import OwnLine

MAX_LINES: Final = 25

_CLOSINGS = r"""
    (?:with\s+|my\s+|our\s+)?(?:(?:very\s+)?(?:best|kind(?:est)?|warm(?:est)?|sincere(?:st)?|friendly)[\s,]+)+(?:regards?|wishes|rgds)
    |(?:best|kind)\s+rgds|regards|rgds|b\.?\s?regards|brgds|br|kr|b/?rgds
    |yours\s+(?:sincerely|faithfully|truly|cordially)|(?:very\s+)?sincerely(?:\s+yours)?
    |respectfully(?:\s+yours)?|cordially|faithfully(?:\s+yours)?|truly\s+yours|all\s+the\s+best|best|cheers
    |take\s+care|(?:many\s+)?thanks?(?:\s+(?:and|&|,|with)\s+(?:best\s+|kind\s+)?(?:regards|rgds))?
    |thank\s+you(?:\s+(?:very\s+much|so\s+much|in\s+advance|and\s+(?:best|kind)\s+regards))?|thx|tks
    |(?:mit\s+)?(?:freundlich\w*|besten?|viele[n]?|herzlich\w*|sch[öo]ne[n]?|lieben?)\s+(?:gr(?:ü|u|ue)(?:ß|ss)\w*)
    |mfg|hochachtungsvoll|gru(?:ß|ss)|vg|lg|(?:bien\s+)?cordialement|(?:meilleures|sinc[èe]res)\s+salutations
    |salutations(?:\s+distingu[ée]es)?|bien\s+[àa]\s+vous|cdlt
    |(?:un\s+)?(?:cordial(?:es)?|atento|afectuoso)?\s*saludos?(?:\s+cordiales)?|atentamente|atte|cordialmente
    |le\s+saluda|atenciosamente|att|cumprimentos|(?:com\s+os\s+)?melhores\s+cumprimentos|abra[çc]os?
    |sauda[çc][õo]es|grato|obrigad[oa]|(?:cordiali|distinti|migliori)\s+saluti|saluti|cordialit[àa]|un\s+saluto
    |(?:met\s+)?(?:vriendelijke?|hartelijke)\s+groet(?:en)?|groet(?:en|jes)?|mvg
    |(?:z\s+)?(?:powa[żz]aniem|wyrazami\s+szacunku)|pozdrawiam|pozdrowienia
    |s\s+(?:pozdravem|pozdravom|pr[áa]n[íi]m|[úu]ctou)|[üu]dv[öo]zlettel|tisztelettel|cu\s+(?:stim[ăa]|respect)
    |lep\s+pozdrav|srda[čc]an\s+pozdrav
    |(?:med\s+)?(?:v[äa]nlig\w*|venlig\w*|vennlig\w*|b[äa]sta|beste|bedste)\s+h[äie]ls\w*|mvh|hilsen
    |(?:yst[äa]v[äa]llisin\s+)?terveisin|sayg[ıi]lar[ıi]m\w*|iyi\s+([çc]al[ıi][şs]malar|g[üu]nler)
    |kolay\s+gelsin|sevgiler|с\s+(?:уважением|наилучшими|почтением)\w*|з\s+повагою|всего\s+доброго|спасибо
    |с\s+най-добри|поздрави|με\s+εκτ[ίι]μηση|trân\s+trọng|salam(?:\s+hormat)?|hormat\s+(?:kami|saya)
    |(?:مع\s+)?(?:أطيب|اطيب|خالص|فائق)?\s*(?:ال)?(?:تحيات\w*|تحية|التحية|الاحترام|التقدير)|وتفضلوا|شكرا|顺祝商祺
    |顺颂商祺|顺颂时祺|此致(?:敬礼)?|敬礼|祝好|祝商祺|商祺|谢谢|感谢|致敬|敬具|以上|よろしくお願い\S*
    |宜しくお願い\S*|감사합니다|드림
"""
_CLOSING = re.compile(rf"^[\W_]*(?:{alternatives(_CLOSINGS)})\s*(?:[!.,;:，。！、~\-–—]|$)", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?i)\b(?:tel|phone|mob(?:ile)?|cell|fax|e-?mail|skype|whats?app|wechat|web(?:site)?|www\.|https?://|m/p|direct|office)\b"
    r"|电话|手机|传真|邮箱|网址|地址|微信|тел|моб|факс|هاتف|جوال|\+\d[\d ()\-/.]{7,}|[\w.+-]+@[\w-]+\.[\w.-]+"
)
_ENDS = r"""
    (?:this|the (?:information|contents?))[^\n]{0,80}(?:confidential|intended|privileged)|confidentiality
    |disclaimer|legal notice|privileged|caution:|please consider the environment|think before|before printing
    |unsubscribe|to unsubscribe|sent from my|get outlook|virus-free|diese e-?mail (?:enthält|kann)
    |ce (?:message|courriel)|este (?:mensaje|correo|e-?mail)|esta mensagem|questo messaggio|dit bericht|免责声明
    |本邮件|保密|данное сообщение|you received this message because|you are receiving|from my i?phone|发自我的
    |enviado desde mi
"""
_END = re.compile(rf"^\W*(?:{alternatives(_ENDS)})", re.IGNORECASE)
_FOOTER = re.compile(r"^[_=*]{5,}\s*$|^-{20,}\s*$")
_DELIMITER = re.compile(r"^--\s*$")


class Block(NamedTuple):
    """Lines `first` to `last` (not included) of the author's lines, and whether a closing phrase opens it."""

    first: int
    last: int
    closed: bool


def find_signature(lines: Sequence[OwnLine]) -> Block | None:
    """From the closing phrase ("Best regards") or the "-- " line to the last contact line."""
    end = _letter_end(lines)
    closing = _closing_line(lines, end)
    if closing is not None:
        return _trimmed(lines, closing, _block_end(lines, closing, end), closed=True)
    delimiter = next((i for i in range(end - 1, -1, -1) if _DELIMITER.match(lines[i].text)), None)
    if delimiter is not None and 0 < end - delimiter <= MAX_LINES:
        return _trimmed(lines, delimiter + 1, _block_end(lines, delimiter + 1, end), closed=False)
    start = _contact_block(lines, end)
    return _trimmed(lines, start, end, closed=False) if start is not None else None


def is_closing(line: str) -> bool:
    """ "Best regards," and its like in other languages, perhaps with a name behind."""
    return len(line) <= 70 and _CLOSING.match(line.strip()) is not None


def _letter_end(lines: Sequence[OwnLine]) -> int:
    """Where the footers of lists and lawyers begin."""
    for index, line in enumerate(lines):
        text = line.text.strip()
        if _FOOTER.match(text) and index > 0 and len(lines) - index <= 12:
            return index
        if index > 1 and _END.match(text):
            return index
    return len(lines)


def _closing_line(lines: Sequence[OwnLine], end: int) -> int | None:
    """The first of the closing phrases that stand near the end ("Thanks" / "Best regards")."""
    found: int | None = None
    for index in range(end - 1, max(-1, end - 45), -1):
        if is_closing(lines[index].text):
            if found is not None and any(len(line.text.strip()) > 60 for line in lines[index + 1 : found]):
                break
            if found is not None and found - index > 4:
                break
            found = index
    return found


def _block_end(lines: Sequence[OwnLine], start: int, end: int) -> int:
    blank = 0
    for index in range(start, min(end, start + MAX_LINES)):
        text = lines[index].text.strip()
        blank = 0 if text else blank + 1
        if blank > 3 or (len(text) > 160 and not _CONTACT.search(text)):
            return index
    return min(end, start + MAX_LINES)


def _contact_block(lines: Sequence[OwnLine], end: int) -> int | None:
    """Short lines at the end that say how to reach somebody."""
    contacts = 0
    start = lowest = None
    blank = 0
    for index in range(end - 1, max(-1, end - MAX_LINES), -1):
        text = lines[index].text.strip()
        if not text:
            blank += 1
            if blank > 1 and contacts:
                break
            continue
        if len(text) > 110 or (text.endswith((".", "?", "!", "。")) and len(text) > 60):
            break
        blank = 0
        if _CONTACT.search(text):
            contacts += 1
            lowest = index
        start = index
    # One way to reach somebody makes that line a signature; two make a block of it.
    return (start if contacts > 1 else lowest) or None


def _trimmed(lines: Sequence[OwnLine], first: int, last: int, *, closed: bool) -> Block | None:
    while first < last and not lines[first].text.strip():
        first += 1
    while last > first and not lines[last - 1].text.strip():
        last -= 1
    return Block(first, last, closed) if first < last else None
