"""What an automatic answer tells: that somebody is away and until when, who stands in for them, that they have left.

Pure and without a model: dates are read in the languages of `_LANGUAGES` (month and weekday names from CLDR), and what
a date means shows in the words beside it.
"""
# ruff: noqa: E501 - patterns broken over lines are harder to read than long ones

import re
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.absence_dates import Mention, mentions

Kind = Literal["absent", "left", "moved", "received"]

_LONGEST: Final = 6000
_BEFORE: Final = 70
_AFTER: Final = 28


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """`return_on` is the first day on which they are back, as far as they say. `evidence` is the sentence for it."""

    kind: Kind
    away_from: date | None = None
    return_on: date | None = None
    substitute_name: str | None = None
    substitute_address: str | None = None
    substitute_phone: str | None = None
    evidence: str = ""


_RETURN = re.compile(
    alternatives(
        r"""
    \bback\b|\breturn|\bresum|\bre-?open|rouvr|reabr|riapr|wieder geöffnet|открыва|откро|in (?:the )?office (?:again|from|on)|available (?:again|from)
    |reachable (?:again|from)|zurück|wieder (?:da|erreichbar|im (?:büro|haus|dienst|einsatz)|für sie)
    |rückkehr|ab (?:dem )?$|de retour|retour|reviens|reviendrai|reprise|reprendr|vuelv|volver|regres
    |reincorpor|retomar|reanud|volto|voltar|retorn|regresso|de volta|верн[уё]|возвращ
    |выйду|выхо(?:жу|д)|на связи|на рабочем месте|снова
    |приступлю|عود|سأكون متاح|متواجد|استئناف|الدوام|rientr|torner|ritorn|di nuovo|dönece|dönü
    |geri|tekrar|ofiste olaca|terug|weer (?:aanwezig|bereikbaar)|wraca|wróc|powr[óo]t|tillbaka|tilbage
    |戻|復帰|再開|出社|出勤|対応(?:いたし|し)|以降|より(?:順次|通常)|営業(?:いたし|開始)|回来|回來|返回
    |回到|回公司|上班|恢复|恢復|返岗|返崗|返工|归来|歸來|复工|復工|再处理|后(?:回复|处理)|복귀|돌아|출근
    |업무 ?재개|quay lại|trở lại|đi làm lại|kembali
    |tilbake|åter|takaisin|palaan|vissza|zpět|späť|vracím|vrátim|επιστρ|înapoi|revin|повертаюс|повернус|буду на
    |אחזור|חוזר|בחזרה|باز(?:می|\s*خواهم)|برمی|กลับมา|กลับเข้า|връщам|वापस
    """
    ),
    re.IGNORECASE,
)
_UNTIL = re.compile(
    alternatives(
        r"""
    \buntil\b|\btill?\b|\bthrough\b|\bthru\b|\bthrough to\b|\bto\b|\bbis\b|jusqu|\bau\b|\bhasta\b|\bal\b
    |\baté\b|\bao?\b|(?<!\w)до(?!\w)|(?<!\w)по(?!\w)|حتى|إلى|الى|لغاية|\bfino\b|\bsino\b|kadar
    |dek\b|değin|まで|迄|至|到|直到|截止|止|까지|\btot\b|\bdo\b|đến|\bhingga\b|\bsampai\b|\bt\.?o\.?m\b|\bt/m\b|[-–—~～〜]\s*$
    |\btill?\b|\btil\b|\bsaakka\b|\basti\b|(?<!\w)έως|(?<!\w)μέχρι|\bpână|\bpana\b|(?<!\w)עד(?!\w)|(?<!\w)تا(?!\w)|ถึง|จนถึง|(?<!\w)तक
    """
    ),
    re.IGNORECASE,
)
_FROM = re.compile(
    alternatives(
        r"""
    \bfrom\b|\bsince\b|\bbetween\b|\bvom\b|\bseit\b|\bzwischen\b|\bdu\b|à partir|depuis|\bdel?\b
    |\bdesde\b|\bde\b|\bda\b|\bdal\b|(?<!\w)с(?:о)?(?!\w)|من\b|ابتداء|itibaren|\bvan(?:af)?\b|\bod\b
    |から|より|自|从|從|起|부터|\bfra\b|\bfrån\b|(?<!\w)από|(?<!\w)από\s+τις|(?<!\w)з(?!\w)|(?<!\w)از(?!\w)|ตั้งแต่
    """
    ),
    re.IGNORECASE,
)
_INCLUSIVE = re.compile(
    r"inclusive|including|and including|tot en met|einschlie|inkl|inclus|compris|incl\.|включительно|dahil|含|当日を含|through\b|\bthru\b"
    r"|compres[oa]|włącznie|hết|dengan|och med|og med|\bt\.?o\.?m|\bt/m\b|včetně|vrátane|bezárólag|-ig\b|saakka|asti\b|включно|συμπερ|inclusiv|ถึง|כולל",
    re.IGNORECASE,
)
#: Words that name the last day of an absence rather than the first after it.
_LAST_DAY = re.compile(r"まで|迄|까지|(?<!\w)по(?!\w)|至|止|-ig\b|ถึง", re.IGNORECASE)
_LEFT = re.compile(
    alternatives(
        r"""
    no longer (?:work|with|employ|part of|at\b|an? employee)|(?:has|have) left (?:the )?(?:company
    |organi[sz]ation|us\b|our)|left the company|(?:is|am) not (?:working|employed) (?:at|with|for
    |here) .{0,30}(?:any ?more|any longer)|last day (?:at|with|was)|nicht mehr (?:für|bei
    |im unternehmen|in unserem|beschäftigt|tätig)|unternehmen verlassen|ausgeschieden|ne (?:travaille
    |fait) plus|(?:a|ai) quitté|n'est plus (?:employ|chez|parmi|salari)|ya no (?:trabaj|labor|forma
    |presta|est[áa])|dejado (?:de trabajar|la empresa)|n[ãa]o (?:trabalha|faz|faço|trabalho|está) mais
    |deixou a empresa|já não trabalh|больше не работа|уже не работа
    |уволил|покинул|لم (?:يعد|أعد) (?:يعمل|أعمل|موظف)|ترك العمل|غادر الشركة|non (?:lavora
    |fa|è) più|ha lasciato|artık .{0,40}çalışm|(?:şirket|firma)(?:mız)?den ayrıl|ayrılmış
    |niet (?:meer|langer) (?:werkzaam|in dienst)|已(?:经)?离职|已(?:經)?離職|离开(?:了)?(?:公司|本公司
    |我司)|不再(?:担任|负责|任职)|退職|퇴사|już nie pracuj
    """
    ),
    re.IGNORECASE,
)
_MOVED = re.compile(
    alternatives(
        r"""
    new e-?mail(?: address)? is|my e-?mail address has changed|changed my e-?mail
    |address is no longer (?:in use|monitored|checked)|neue e-?mail-?adresse
    |e-?mail-?adresse (?:hat sich geändert|wird nicht mehr)|nouvelle adresse|mon adresse .{0,20}chang
    |nuev[ao] (?:direcci[óo]n|correo)|novo e-?mail|nov[ao] endereço|новый (?:адрес|e-?mail)
    |новая почта|адрес .{0,20}изменил|عنوان .{0,20}(?:الجديد|جديد)
    |nuov[ao] (?:indirizzo|e-?mail)|yeni e-?posta|邮箱(?:地址)?(?:已)?(?:变更|更换|更改|改为)|新邮箱
    |新的邮箱|信箱(?:已)?(?:變更|更換)|メールアドレス(?:が|を)?変更|新しいメールアドレス|nieuwe? e-?mail
    """
    ),
    re.IGNORECASE,
)
_ABSENT = re.compile(
    alternatives(
        r"""
    (?:office|company|factory|plant|we) (?:is|are|will be) closed|geschlossen|ferm[ée]e?s?\b|cerrad[oa]s?\b|fechad[oa]s?\b|не работает
    |مغلق|out of (?:the )?office|\booo\b|away from|on (?:\w+ )?(?:leave|vacation|holiday|business trip|travel)
    |annual leave|maternity|paternity|parental leave|sick leave|not (?:be )?(?:in the office|available
    |reading|checking)|limited access|travell?ing|vacation|holiday|abwesen|nicht (?:im (?:büro|haus)
    |erreichbar|anwesend|am platz)|urlaub|elternzeit|dienstreise|betriebsferien|absent|en congé
    |en vacances|en déplacement|congés|fuera de (?:la |mi )?oficina|ausente|vacaciones|de viaje
    |de baja|permiso|fora do escrit|férias|ausência|ausente|de licença|feriado|в отпуск
    |отсутств|командировк|больничн|не в офисе|خارج المكتب|إجازة|اجازة
    |غير متواجد|غير متاح|عطلة|fuori (?:ufficio|sede)|assente|in ferie|ferie|ofis dışı|izin|yıllık
    |tatil|seyahat|不在|休假|出差|年假|度假|放假|假期|外出|产假|病假|請假|请假|春节|休暇|休業|不在|出張
    |外出|夏季休|年末年始|育休|休み|휴가|부재|출장|afwezig|vakantie|verlof|urlop|nieobecn|semester|ferie
    |nghỉ phép|công tác|vắng mặt|\bcuti\b|dinas luar|di luar kantor
    |frånvar|bortrest|ledig|fravær|på reise|poissa|lomalla|matkoilla|szabads[áa]g|távol|dovolen|nepřítomn|neprítomn
    |απουσι|άδεια|εκτός γραφείου|concediu|absen[țt]|delega[țt]ie|відпуст|відсутн|відряджен|отпуск|отсъств
    |בחופש|מחוץ למשרד|נעדר|مرخصی|ماموریت|مأموریت|ลาพัก|ลาหยุด|ไม่อยู่|นอกสำนักงาน|अवकाश|छुट्टी|कार्यालय से बाहर
    """
    ),
    re.IGNORECASE,
)


def read_absence(subject: str, text: str, written_on: date, *, own: str = "") -> Absence:
    """Read an automatic answer. `written_on` is the day on which it was written, where its author is; `own` the
    author's address, which is nobody's substitute."""
    from mail_ingest.understand.absence_substitute import find_substitute

    body = _own_words(text)[:_LONGEST]
    whole = f"{subject}\n{body}"
    found = mentions(whole, written_on)
    away_from, return_on, evidence = _when(whole, found, written_on)
    kind = _kind(whole, dated=return_on is not None)
    if kind in {"left", "received"} and return_on is not None and kind == "left":
        return_on = away_from = None
    stand_in = find_substitute(body, normalise_address(own).casefold())
    return Absence(
        kind=kind,
        away_from=away_from if kind == "absent" else None,
        return_on=return_on if kind == "absent" else None,
        substitute_name=stand_in.name,
        substitute_address=stand_in.address,
        substitute_phone=stand_in.phone,
        evidence=evidence or stand_in.evidence,
    )


_QUOTE = re.compile(
    r"(?im)^(?:>|-{3,}\s*(?:original|forwarded|ursprüng|原始|mensaje|messaggio|message d)|(?:from|von|de|发件人|寄件者|差出人|от|من)\s*[:：]"
    r"|on .{5,120} wrote:|am .{5,120} schrieb|le .{5,120} a écrit|el .{5,120} escribi)"
)


def _own_words(text: str) -> str:
    cut = _QUOTE.search(text, 1)
    return text[: cut.start()] if cut and cut.start() > 20 else text


def _kind(whole: str, *, dated: bool) -> Kind:
    if _LEFT.search(whole):
        return "left"
    if dated or _ABSENT.search(whole):
        return "absent"
    return "moved" if _MOVED.search(whole) else "received"


def _when(whole: str, found: list[Mention], written_on: date) -> tuple[date | None, date | None, str]:
    """First day away, day of return, and the sentence that tells the latter."""
    away_from: date | None = None
    until: tuple[date, Mention, bool] | None = None
    back: Mention | None = None
    for place, mention in enumerate(found):
        before_from = found[place - 1].end if place else 0
        after_to = found[place + 1].start if place + 1 < len(found) else len(whole)
        before = _clause(whole[max(before_from, mention.start - _BEFORE) : mention.start], last=True)
        after = _clause(whole[mention.end : min(after_to, mention.end + _AFTER)], last=False)
        role, ranged = _role(before, after, mention, has_earlier=place > 0)
        if role == "return" and back is None and mention.day >= written_on - timedelta(days=1):
            back = mention
        elif role == "until" and (until is None or mention.day > until[0]):
            last = (
                ranged
                or _INCLUSIVE.search(before + after) is not None
                or _LAST_DAY.search(before[-4:] + after[:6])
                or "ถึง" in before[-12:]
            )
            until = (mention.day, mention, bool(last))
        elif role == "from" and away_from is None:
            away_from = mention.day
        if mention.begins is not None and away_from is None:
            away_from = mention.begins
    if back is not None and (until is None or back.day >= until[0]):
        return away_from, back.day, _sentence(whole, back)
    if until is not None and until[0] >= written_on - timedelta(days=1):
        return away_from, until[0] + timedelta(days=1 if until[2] else 0), _sentence(whole, until[1])
    return away_from, None, ""


def _role(before: str, after: str, mention: Mention, *, has_earlier: bool) -> tuple[str, bool]:
    """What a date is by the nearest word beside it: `return`, `until`, `from` or nothing; and whether it ends a range."""
    ranged = mention.begins is not None or (has_earlier and len(before.strip()) <= 24 and _joins(before))
    ranged = ranged or _DAY_AND_DASH.search(before) is not None
    before = _FILLING.sub(" ", before)
    told = {
        "return": _nearest(_RETURN, before),
        "until": _nearest(_UNTIL, before[-16:]),
        "from": _nearest(_FROM, before[-14:]),
    }
    behind = {name: match.start() for name, pattern in (("return", _RETURN_BEHIND), ("until", _UNTIL_BEHIND), ("from", _FROM_BEHIND))
              if (match := pattern.search(after))}  # fmt: skip
    if told["return"] is not None and not (
        told["until"] is not None and told["until"] < 12 and _UNTIL_STRONG.search(before[-16:])
    ):
        return "return", False
    if mention.begins is not None or ranged:
        return (
            ("return", False)
            if "return" in behind and behind["return"] <= 3 and mention.begins is None
            else ("until", True)
        )
    if "from" in behind and behind.get("return", 99) <= 8:  # "30日より順次": from then on they answer again
        del behind["from"]
    if behind:
        first = min(behind, key=lambda name: behind[name])
        if first == "return" or told["until"] is None:
            return first, False
    if told["until"] is not None and (told["from"] is None or told["until"] < told["from"]):
        return "until", False
    return ("from", False) if told["from"] is not None else ("", False)


#: "24.-28.11.": the day before the dash is no date of its own.
_DAY_AND_DASH = re.compile(r"(?<![\d.])\d{1,2}\.?\s*[-–—~]\s*$")
#: What stands between "until" and the day.
_FILLING = re.compile(
    r"\s(?:einschlie(?:ß|ss)lich|inclusive|incluido|inclusief|and including|zum|dem|den|hết|ngày|dengan|tanggal|en met|och med|og med|končí"
    r"|pe data de|την|τις|วันที่)\s(?=\s*\S{0,12}\s*$)|\s(?:d|den)\.?\s*$",
    re.IGNORECASE,
)
_UNTIL_STRONG = re.compile(r"until|till|\bbis\b|jusqu|hasta|até|(?<!\w)до(?!\w)|حتى|fino|kadar|tot\b", re.IGNORECASE)
_BETWEEN = r"^(?:\s*[（(].{1,3}[）)])?\W{0,3}(?:['’]?\w{1,9} )?"
_UNTIL_BEHIND = re.compile(
    rf"(?:^-?ig\b|{_BETWEEN}(?:saakka|asti\b|तक|kadar|dek\b|değin|まで|迄|止|까지|期间|期間|之前))", re.IGNORECASE
)
_FROM_BEHIND = re.compile(rf"{_BETWEEN}(?:itibaren|から|より|起|开始|開始|부터)", re.IGNORECASE)
#: In these languages the verb stands behind the day.
_RETURN_BEHIND = re.compile(
    r"wieder (?:da|erreichbar|im|für sie|zurück)|weer (?:aanwezig|bereikbaar|terug)|dönece|dönü|geri\b|ofiste olaca|işbaşı|戻|復帰|再開|出社|出勤|対応|以降|より(?:順次|通常)|営業(?:いたし|開始)|回来|回來|返回|回到"
    r"|回公司|上班|恢复|恢復|返岗|返崗|返工|归来|歸來|复工|復工|再处理|后(?:回复|处理)|복귀|돌아|출근|업무 ?재개",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:[-–—~～〜]|\bto\b|until|till|hasta|fino|sino|kadar|through|thru|\band\b|\bund\b|\bbis\b|\bau\b|\bal?\b|\baté\b|\bao\b|\ba\b|\by\b|\be\b|\bet\b|по|до|إلى|الى|حتى"
    r"|\bve\b|ile|から|至|到|부터|\btot\b|\bdo\b)",
    re.IGNORECASE,
)


def _joins(between: str) -> bool:
    return _JOINS.search(between) is not None


def _nearest(pattern: re.Pattern[str], before: str) -> int | None:
    """How far in front of the date the last fitting word ends."""
    last = None
    for match in pattern.finditer(before):
        last = len(before) - match.end()
    return last


def _clause(text: str, *, last: bool) -> str:
    """The part that belongs to the date: up to the end of a sentence."""
    pieces = re.split(
        r"(?<=[a-zäöüßéèàçñа-яё)\]”\"][a-zäöüßéèàçñа-яё)\]”\"])[.!?](?=\s)|[。！？\n]\s*\n|[。！？]", text
    )
    return (pieces[-1] if last else pieces[0]).replace("\n", " ")


def _sentence(whole: str, mention: Mention) -> str:
    start = max(whole.rfind(mark, 0, mention.start) for mark in ("\n", "。", ". ", "! ", "！")) + 1
    ends = [place for mark in ("\n", "。", ". ", "! ", "！") if (place := whole.find(mark, mention.end)) >= 0]
    return " ".join(whole[start : min(ends, default=len(whole)) + 1].split())[:300]
