"""How mail programs mark what they quote, in many languages."""

import re
from typing import Final

from mail_ingest.parse.patterns import alternatives

# The words of lines such as "-----Original Message-----".
ORIGINAL_WORDS: Final = alternatives(r"""
    original message|original appointment|forwarded message|begin forwarded message|reply message
    |replied message|start of forwarded message|original e-?mail|原始邮件|原邮件|原始信件|转发邮件信息
    |转发的邮件|转发邮件|回复的原邮件|原件|郵件原件|原始郵件|轉寄郵件|元のメッセージ|転送メッセージ|元のメール
    |원본 ?메시지|원본 메일|전달된 메시지|исходное сообщение|пересылаемое сообщение|пересланное сообщение
    |конец пересылаемого сообщения|перенаправленное сообщение|переадресованное сообщение
    |оригінальне повідомлення|urspr(ü|u|ue)ngliche (nachricht|mail|e-mail)|originalnachricht
    |weitergeleitete nachricht|message d.origine|message original|message transf[eé]r[eé]|message initial
    |mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|messaggio originale
    |messaggio inoltrato|messaggio originario|oorspronkelijk bericht|doorgestuurd bericht|wiadomość oryginalna
    |oryginalna wiadomość|wiadomość przekazana dalej|treść oryginalnej wiadomości|ursprungligt meddelande
    |vidarebefordrat meddelande|originalmeddelelse|oprindelig meddelelse|opprinnelig melding
    |alkuperäinen viesti|původní (zpráva|e-mail)|přeposlaná zpráva|pôvodná správa|eredeti üzenet
    |mesaj original|orijinal (mesaj|ileti)|özgün ileti|iletilmiş mesaj|iletilen mesaj|αρχικό μήνυμα
    |προωθημένο μήνυμα|הודעה מקורית|الرسالة الأصلية|رسالة أصلية|رسالة معاد توجيهها|thư gốc
    |tin nhắn đã chuyển tiếp|pesan asli|ข้อความต้นฉบับ
""")
ORIGINAL: Final = re.compile(
    rf"[ \t>*]*[-_=—–─━*~#]{{2,}} *(?:{ORIGINAL_WORDS}) *:? *[-_=—–─━*~#]*[ \t]*$|[ \t>]*begin forwarded message ?:",
    re.IGNORECASE,
)

# The last words of "On Monday, X wrote:".
_WROTE = alternatives(r"""
    wrote|writes|said|schrieb|schreibt|geschrieben|a [ée]crit|escribi[óo]|ha escrito|escreveu|ha scritto
    |scrisse|schreef|het volgende geschreven|skrev|napisał\(?a?\)?|napisal\(?a?\)?|pisze|kirjoitti
    |napsal\(?a?\)?|nap[ií]sal\(?a?\)?|pisal\(?a?\)?|írta|a scris|yazdı|şunu yazdı|tarihinde|έγραψε
    |написал\(?а?\)?|написав\(?ла?\)?|пишет|пише|писал\(?а?\)?|viết|menulis|đã viết
""")
_WROTE_CJK = alternatives(r"""
    写道|寫道|写到|的邮件|來信|のメッセージ|のメール|は書きました|さんは書きました|님이 작성|작성:|כתב/ה|כתב
    |كتب
""")
WROTE: Final = re.compile(rf"(?:\b(?:{_WROTE})\b|{_WROTE_CJK})[^\n]{{0,60}}[:：]?\s*$", re.IGNORECASE)

# Its first words.
_BEGINS = alternatives(r"""
    On\b|Am\b|Le\b|El\b|Il\b|Em\b|Op\b|Den\b|Dne\b|Dňa\b|W dniu\b|Dnia\b|În\b|In data\b|Pada\b|Vào\b|Στις\b
    |В\b|Від\b|At\b|Em:|於|在|Quoting\b|\d{1,4}[./年-]|\d{1,2}\s+\w+\.?\s+\d{4}|\w{2,12},? \d{1,2}[. ]
    |(?:пн|вт|ср|чт|пт|сб|вс)[,.]
    |(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so)\w*[,.]
    |[^\n<>]{2,60}<[^<>\s@]+@[^<>\s]+>|\"?[^\n\"<>]{2,50}\"?\s+(?:wrote|schrieb|писал)
""")
WROTE_BEGINS: Final = re.compile(rf"[ \t>*]*(?:{_BEGINS})", re.IGNORECASE)

# Labels of a quoted header block, by what they label.
_LABELS: Final = {
    "from": """
        from|von|de|da|van|od|från|fra|lähettäjä|feladó|kimden|gönderen|от|от кого|від|发件人|发信人|寄件者
        |寄件人|差出人|送信者|보낸 사람|発信者|από|מאת|من|expéditeur|remetente|mittente|afzender|nadawca
        |odesílatel|expeditor|dari|từ|從|从|remitente|sender|відправник|از|فرستنده|จาก|odosielateľ|pošiljatelj|подател|보낸사람
    """,
    "date": """
        date|sent|datum|gesendet|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|fecha|data|inviato
        |verzonden|data wysłania|wysłano|skickat|sendt|dato|lähetetty|päivämäärä|odesláno|dátum|küldve
        |elküldve|tarih|gönderildi|gönderme tarihi|дата|отправлено|надіслано|дата и время|发送时间|发送日期
        |日期|时间|寄件日期|傳送時間|送信日時|日時|送信日|보낸 날짜|날짜|ημερομηνία|נשלח|תאריך|التاريخ|تاريخ
        |tanggal|ngày|trimis|傳送日期|寄件時間|已傳送|보낸 시간|보낸날짜|تاریخ|وقت|วันที่|ส่งเมื่อ
        |đã gửi|dikirim|изпратено|poslano
    """,
    "to": """
        to|an|à|a|para|per|aan|do|till|til|vastaanottaja|címzett|kime|alıcı|кому|получатель|收件人|收信人
        |收件者|宛先|받는 사람|προς|אל|إلى|الى|destinataire|destinatário|destinatario|komu|către|kepada|đến
        |tới|به|ถึง|收件人员|받는사람|prima|за|до
    """,
    "cc": """
        cc|kopie|copie|copia|cópia|kopia|kopio|másolat|bilgi|копия|抄送|副本|参照|참조|κοιν|עותק|نسخة|bcc
        |reply-to|答复|回复|important|importance|重要性
    """,
    "subject": """
        subject|re|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|předmět|predmet|tárgy
        |konu|тема|主题|主旨|主題|标题|件名|題名|제목|θέμα|נושא|הנדון|الموضوع|موضوع|subiect|perihal|subjek
        |chủ đề|tiêu đề|เรื่อง|предмет|относно|naslov
    """,
}
LABEL_KINDS: Final = {label: kind for kind, labels in _LABELS.items() for label in alternatives(labels).split("|")}
LABEL_LINE: Final = re.compile(
    r"[ \t>|]*\*{0,2}_{0,2}([^\W\d_][^:：\n*]{0,24}?)[ \t\u3000]*\*{0,2}[ \t]*[:：]\*{0,2}[ \t]*(.*)$"
)


def label_kind(line: str) -> str | None:
    """What a line such as "发件人： Li" or "*Sent:* Monday" labels: "from", "date", "to", "cc", "subject", or None."""
    match = LABEL_LINE.match(line) if ":" in line or "：" in line else None
    if not match:
        return None
    return LABEL_KINDS.get(match[1].replace("\u3000", "").strip().casefold())
