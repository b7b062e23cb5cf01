"""Bounces in words: whom they name, what the server said of each, where the returned message begins."""

import re
from dataclasses import dataclass
from typing import Final

from mail_ingest.parse.addresses import normalise_address
from mail_ingest.parse.identifiers import message_ids
from mail_ingest.parse.message import RecipientReport
from mail_ingest.parse.patterns import alternatives

_LONGEST: Final = 40_000
#: Where a returned message, or its header, begins: all behind it speaks of other things.
_RETURNED = re.compile(
    alternatives(
        r"""
    ^\W*(?:-{3,}\s*(?:this is a copy of|below this line|the header of|original message|returned message
    |unsent message|message (?:header|copy)|forwarded message|the following (?:is|addresses)?.{0,20}cop
    |原始邮件|原邮件|исходное сообщение)|below this line is a copy
    |your (?:original )?message (?:reads|follows|begins)|original message (?:follows|headers?|below)
    |message (?:header|text|contents?) follows|the original message (?:follows|was received|headers)
    |returned message follows|included is a copy|received: (?:from|by)\s|return-path:|a copy of (?:your
    |the) (?:original )?message|copy of your message|message headers? (?:is|are) (?:included|below)
    |unsent message below|原邮件信息|邮件原文|附：?原邮件)
    """
    ),
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"(?<![\w.+=/@-])[\"']?([\w.!#$%&*+/=?^`{|}~'-]{1,64}@(?:[\w-]+\.)+[\w-]{2,24}|[\w.+=/-]{1,64}@\[?\d+\.\d+\.\d+\.\d+\]?)"
)
_SERVICE = re.compile(
    r"(?i)^(?:mailer-?daemon|post-?master|abuse|support|help|noc|hostmaster|webmaster|admin(?:istrator)?|root|mail-?admin"
    r"|no-?reply|notif\w*|info-?desk|bounce\w*|delivery)[@+-]|^[0-9a-z.-]{25,}@|^[\w.-]*\d{9,}[\w.-]*@(?:[\w-]+\.)*(?:"
    r"mail|mx|smtp|local)"
)
_STATUS = re.compile(r"(?<![\d.\w])([245]\.\d{1,3}\.\d{1,3})(?![\d.]\d)")
_CODE = re.compile(r"(?<![\d.\w-])([45][0-5]\d)(?=[ \t\-#,:;)\]]|$)", re.MULTILINE)
_OPENING = re.compile(
    alternatives(
        r"""
    undeliver|could ?n[o']?t be (?:deliver|sent)|unable to (?:deliver|send)|(?:was|were|is
    |been) not (?:be )?(?:deliver|sent|receiv)|not (?:been )?deliver|deliver\w* (?:to .{0,80} )?(?:has\x20
    |have )?(?:failed|problem|error|fail)|failed (?:to |permanently|recipient|address)|returned (?:to
    |mail|because)|permanent(?:ly)? (?:fatal )?(?:error|fail)|rejected|following (?:address|recipient
    |destination|mail|person|e-?mail)|no such (?:user|mailbox|address|recipient)|user unknown
    |unknown (?:user|recipient|address)|does(?: not|n't) exist|mailbox (?:is )?(?:full|unavailable
    |disabled|not found|quota)|over quota|quota exceeded|bounce[d ]|mail system error
    |transcript of session|smtp error|said: ?5\d\d|退信|退回|退件|无法投递|无法送达|未能送达|不能送达
    |投递失败|发送失败|无法发送|投遞失敗|無法|不存在|被拒|unzustellbar|nicht zugestellt|konnte nicht
    |nicht zustell|no (?:se )?(?:ha )?(?:podido|pudo) (?:ser )?entreg|no (?:existe|entregad)|não (?:foi
    |pôde|pode) (?:ser |possível )?entreg|não existe|n'a pas pu|impossible de (?:remettre|livrer)
    |non (?:remis|distribué|délivré)|non è stato (?:possibile )?(?:consegn|recapit)
    |не (?:может|могло|удалось|было|был).{0,20}достав
    |недоставлен|配信(?:でき|不能)|送信(?:でき|不能)|配送(?:でき|不能)|届(?:け|き)
    |見つかりません|전송(?:되지|할 수|실패)|배달|تعذر|لم يتم (?:تسليم|إرسال)|teslim edilem
    """
    ),
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"(?i)permanent|given up|giving up|will not (?:be retried|retry|try)|gave up|too long|fatal|已放弃|不再"
)
_DELAYED = re.compile(
    alternatives(
        r"""
    (?:is|been|was) delayed|delayed delivery|will (?:be )?(?:re-?tr|continue|keep)|still trying
    |continue to (?:try|retry)|you do not need to resend|warning only|not yet been delivered
    |temporar\w+ (?:problem|fail)\w*.{0,60}retr|继续尝试|稍后重试|系统将继续|延迟|延遲
    |automatisch erneut|wird weiter versucht|se seguirá intentando
    """
    ),
    re.IGNORECASE,
)
_BEFORE_RETRY = re.compile(r"(?i)(?:could|did|has|have) (?:still )?not be|after .{0,30}retr")


@dataclass(frozen=True, slots=True)
class FreeText:
    """What the words tell. `reason` is what stands around the first code when nobody in particular is named."""

    recipients: tuple[RecipientReport, ...]
    reason: str
    status: str | None
    code: int | None
    message_id: str | None
    opens_as_bounce: bool
    delayed: bool
    final: bool


def read_free_text(text: str, own: frozenset[str], *, failed: str = "") -> FreeText:
    """Read a bounce's text. `own` are addresses that it is from and to; `failed` the header X-Failed-Recipients."""
    whole = text[:_LONGEST]
    returned = _RETURNED.search(whole, 1)
    told = whole[: returned.start()] if returned else whole
    if returned and len(told.strip()) < 40:  # a report that begins with the header of what came back
        told = whole
    own_keys = {address.casefold() for address in own}
    wanted = [normalise_address(found) for found in _ADDRESS.findall(failed)]
    places = _places(told, own_keys, [address for address in wanted if address])
    reason = _window(told)
    recipients = tuple(_report(address, told, start, end, reason) for address, start, end in places)
    status, code = _codes(reason)
    named = re.search(r"(?im)^[>\s]*message-id:[ \t]*(<[^>\r\n]+>)", text[:200_000])
    return FreeText(
        recipients=recipients,
        reason=reason,
        status=status,
        code=code,
        message_id=next(iter(message_ids(named[1].encode())), None) if named else None,
        opens_as_bounce=_OPENING.search(told[:6000]) is not None,
        delayed=_DELAYED.search(told[:6000]) is not None,
        final=_FINAL.search(told[:6000]) is not None,
    )


def _places(told: str, own: set[str], wanted: list[str]) -> list[tuple[str, int, int]]:
    """Each named recipient once, with where what is said of it begins and ends."""
    found: dict[str, int] = {}
    for match in _ADDRESS.finditer(told):
        address = normalise_address(match[1])
        key = address.casefold()
        if (
            not address
            or key in own
            or key in found
            or (_SERVICE.search(address) and key not in map(str.casefold, wanted))
        ):
            continue
        if _is_reference(told, match.start()):
            continue
        found[key] = match.start()
    if wanted:
        keys = {address.casefold() for address in wanted}
        found = {key: place for key, place in found.items() if key in keys}
        for key in keys - found.keys():
            found[key] = 0
    ordered = sorted(found.items(), key=lambda item: item[1])
    ends = [place for _, place in ordered[1:]] + [len(told)]
    return [(key, start, end) for (key, start), end in zip(ordered, ends, strict=False)]


_REFERENCES = re.compile(
    alternatives(
        r"""
    (?:message-?id|^from|sender|sent by|reply-?to|return-path|envelope-from|mail from|contact|mailto
    |forward(?:ed)? (?:this|it) to|write to|send (?:mail|e-?mail|a message) to|postmaster|assistance
    |发件人|寄件人|отправител|from)\W{0,12}(?:mail to |e-?mail )?$
    """
    ),
    re.IGNORECASE,
)


def _is_reference(told: str, place: int) -> bool:
    """Whether an address is the sender, a helper or a Message-ID rather than a recipient."""
    line = told[max(0, told.rfind("\n", 0, place) + 1) : place]
    return _REFERENCES.search(line[-80:]) is not None


def _report(address: str, told: str, start: int, end: int, reason: str) -> RecipientReport:
    around = " ".join(told[max(0, told.rfind("\n", 0, start)) : min(end, start + 1500)].split())
    status, code = _codes(around)
    if status is None and code is None and len(around) < len(address) + 30:
        around = reason  # a bare list of addresses; the reason stands elsewhere
        status, code = _codes(around)
    elif status is None and code is None:
        status, code = _codes(reason)
        around = f"{around} {reason}" if reason not in around else around
    return RecipientReport(recipient=address, action="failed", status=status, code=code, diagnostic=around[:1000])


def _codes(text: str) -> tuple[str | None, int | None]:
    statuses = [found for found in _STATUS.findall(text) if not found.startswith("2")]
    best = next((found for found in statuses if not found.endswith(".0.0")), statuses[0] if statuses else None)
    code = _CODE.search(text)
    return best, int(code[1]) if code else None


def _window(told: str) -> str:
    """The words around the first code, or the beginning of the text."""
    match = _STATUS.search(told) or _CODE.search(told)
    if match is None:
        return " ".join(told[:2000].split())[:900]
    start = max(0, told.rfind("\n\n", 0, match.start()))
    return " ".join(told[start : match.start() + 700].split())[:900]
