"""How a reply introduces what it quotes, in the reader's language."""

from datetime import datetime
from typing import Final, NamedTuple

from babel.dates import format_datetime

from i18n.locale import babel_locale, best_match


class QuoteWords(NamedTuple):
    """`wrote`: the line above a quote, with {date} and {name}; the rest: labels of a forwarded message's head."""

    wrote: str
    forwarded: str
    sender: str
    date: str
    subject: str
    to: str


_WORDS: Final[dict[str, QuoteWords]] = {
    "en": QuoteWords("On {date}, {name} wrote:", "Forwarded message", "From", "Date", "Subject", "To"),
    "zh": QuoteWords("{name} 于 {date} 写道：", "转发的邮件", "发件人", "日期", "主题", "收件人"),
    "es": QuoteWords("El {date}, {name} escribió:", "Mensaje reenviado", "De", "Fecha", "Asunto", "Para"),
    "pt": QuoteWords("Em {date}, {name} escreveu:", "Mensagem encaminhada", "De", "Data", "Assunto", "Para"),
    "ru": QuoteWords("{date}, {name} пишет:", "Пересланное сообщение", "От", "Дата", "Тема", "Кому"),
    "ar": QuoteWords("في {date}، كتب {name}:", "رسالة معاد توجيهها", "من", "التاريخ", "الموضوع", "إلى"),
    "fr": QuoteWords("Le {date}, {name} a écrit :", "Message transféré", "De", "Date", "Objet", "À"),
    "de": QuoteWords("Am {date} schrieb {name}:", "Weitergeleitete Nachricht", "Von", "Datum", "Betreff", "An"),
    "it": QuoteWords("Il {date}, {name} ha scritto:", "Messaggio inoltrato", "Da", "Data", "Oggetto", "A"),
    "nl": QuoteWords("Op {date} schreef {name}:", "Doorgestuurd bericht", "Van", "Datum", "Onderwerp", "Aan"),
    "pl": QuoteWords("{date}, {name} napisał(a):", "Przekazana wiadomość", "Od", "Data", "Temat", "Do"),
    "tr": QuoteWords("{name}, {date} tarihinde şunu yazdı:", "İletilen ileti", "Kimden", "Tarih", "Konu", "Kime"),
    "ja": QuoteWords("{date} {name} のメール：", "転送されたメール", "差出人", "日時", "件名", "宛先"),
    "ko": QuoteWords("{date}, {name} 님이 작성:", "전달된 메일", "보낸사람", "날짜", "제목", "받는사람"),
    "cs": QuoteWords("{date} odesílatel {name} napsal:", "Přeposlaná zpráva", "Od", "Datum", "Předmět", "Komu"),
    "el": QuoteWords("Στις {date}, {name} έγραψε:", "Προωθημένο μήνυμα", "Από", "Ημερομηνία", "Θέμα", "Προς"),
    "fa": QuoteWords("در تاریخ {date}، {name} نوشت:", "پیام هدایت‌شده", "از", "تاریخ", "موضوع", "به"),
    "he": QuoteWords("בתאריך {date} כתב {name}:", "הודעה שהועברה", "מאת", "תאריך", "נושא", "אל"),
    "hu": QuoteWords("{name} ezt írta ({date}):", "Továbbított üzenet", "Feladó", "Dátum", "Tárgy", "Címzett"),
    "id": QuoteWords("Pada {date}, {name} menulis:", "Pesan terusan", "Dari", "Tanggal", "Subjek", "Kepada"),
    "ro": QuoteWords("În {date}, {name} a scris:", "Mesaj redirecționat", "De la", "Data", "Subiect", "Către"),
    "sv": QuoteWords("Den {date} skrev {name}:", "Vidarebefordrat meddelande", "Från", "Datum", "Ämne", "Till"),
    "th": QuoteWords("เมื่อ {date} {name} เขียนว่า:", "ข้อความที่ส่งต่อ", "จาก", "วันที่", "เรื่อง", "ถึง"),
    "uk": QuoteWords("{date}, {name} пише:", "Переслане повідомлення", "Від", "Дата", "Тема", "Кому"),
    "vi": QuoteWords("Vào {date}, {name} đã viết:", "Thư được chuyển tiếp", "Từ", "Ngày", "Chủ đề", "Đến"),
}


def quote_words(language: str | None) -> tuple[QuoteWords, str]:
    """The words of the language, or English ones, and the tag that they are in."""
    tag = best_match(language, tuple(_WORDS)) if language else None
    chosen = tag or "en"
    return _WORDS[chosen], chosen


def quote_date(instant: datetime, language: str) -> str:
    """When a quoted message was written, in the offset that `instant` has, which is said too."""
    offset = instant.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    sign = "-" if minutes < 0 else "+"
    zone = f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
    # CLDR's own spaces are not all plain ones; programs that look for such lines expect them to be.
    shown = format_datetime(instant.replace(tzinfo=None), "medium", locale=babel_locale(language))
    return f"{shown} {zone}".replace("\u202f", " ").replace("\xa0", " ")
