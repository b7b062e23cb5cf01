"""What automatic answers tell: the day of return and the substitute, in the languages of customers."""
# ruff: noqa: E501 - a letter a line

from datetime import date

import pytest

from mail_ingest.understand.absence import read_absence

WRITTEN = date(2026, 11, 23)  # a Monday

RETURNS = {
    "en": ("Automatic reply: Quotation", "I am out of the office from 23 November and will be back on Monday, 7 December 2026.", date(2026, 12, 7)),
    "en american": ("Out of office", "Thank you for your email. I will be returning on December 7th. For urgent matters call us.", date(2026, 12, 7)),
    "en until": ("Out of Office", "I am on annual leave until 4 December 2026 with limited access to email.", date(2026, 12, 4)),
    "en through": ("Out of Office", "I'm traveling November 24 through December 4 and will answer late.", date(2026, 12, 5)),
    "en range": ("OOO", "I will be out of the office 1-11 December. Back on the 14 December.", date(2026, 12, 14)),
    "en weekday": ("Automatic reply", "I am out today and will be back on Thursday.", date(2026, 11, 26)),
    "en closed": ("Auto", "Our office is closed for Thanksgiving and will reopen on Monday, November 30.", date(2026, 11, 30)),
    "nl inclusive": ("Afwezig", "Ik ben afwezig tot en met 27 november. Bij spoed: piet@x.example", date(2026, 11, 28)),
    "zh": ("自动回复：报价", "您好！我于11月24日至12月4日休假，12月7日恢复上班，期间邮件将延迟回复。", date(2026, 12, 7)),
    "zh range": ("自动回复", "本人2026年11月23日至2026年11月30日出差，无法及时回复邮件，敬请谅解。", date(2026, 12, 1)),
    "zh return": ("自动回复", "我正在休假，将于12月8日返回公司，请稍后联系。", date(2026, 12, 8)),
    "zh weekday": ("自动回复", "我在外出差，下周三回来后尽快给您回复。", date(2026, 12, 2)),
    "de": ("Automatische Antwort: Angebot", "Sehr geehrte Damen und Herren, ich bin bis einschließlich 4. Dezember nicht im Büro. Ab dem 7. Dezember bin ich wieder für Sie da.", date(2026, 12, 7)),
    "de inclusive": ("Abwesenheit", "Ich bin vom 23.11. bis einschließlich 04.12.2026 im Urlaub.", date(2026, 12, 5)),
    "de numeric": ("Abwesenheitsnotiz", "Ich bin derzeit nicht im Haus und ab dem 07.12.2026 wieder erreichbar.", date(2026, 12, 7)),
    "fr": ("Réponse automatique : devis", "Bonjour, je suis absent du bureau jusqu'au 4 décembre inclus. De retour le 7 décembre 2026.", date(2026, 12, 7)),
    "fr range": ("Absence du bureau", "Je suis en congés du 24 novembre au 4 décembre 2026. Cordialement", date(2026, 12, 5)),
    "es": ("Respuesta automática", "Estoy fuera de la oficina. Regreso el lunes 7 de diciembre de 2026.", date(2026, 12, 7)),
    "es range": ("Respuesta automática", "Estaré de vacaciones desde el 24 de noviembre hasta el 4 de diciembre.", date(2026, 12, 5)),
    "pt": ("Resposta automática", "Estou de férias e retorno no dia 7 de dezembro.", date(2026, 12, 7)),
    "pt range": ("Resposta automática", "Estarei ausente de 24/11/2026 a 04/12/2026.", date(2026, 12, 5)),
    "ru": ("Автоматический ответ", "Здравствуйте! Я нахожусь в отпуске с 23 ноября по 6 декабря 2026 г. Вернусь 7 декабря.", date(2026, 12, 7)),
    "ru inclusive": ("Автоответ", "Нахожусь в командировке с 24 ноября по 4 декабря.", date(2026, 12, 5)),
    "ar": ("رد تلقائي", "أنا خارج المكتب في إجازة حتى 4 ديسمبر وسأعود إلى العمل يوم 7 ديسمبر 2026.", date(2026, 12, 7)),
    "ar digits": ("رد تلقائي", "أنا في إجازة وسأعود بتاريخ ٧ ديسمبر ٢٠٢٦.", date(2026, 12, 7)),
    "it": ("Risposta automatica", "Sono fuori ufficio, rientrerò il 7 dicembre 2026.", date(2026, 12, 7)),
    "it range": ("Fuori sede", "Sono in ferie dal 24 novembre al 4 dicembre.", date(2026, 12, 5)),
    "tr": ("Otomatik yanıt", "Yıllık izindeyim, 7 Aralık 2026 tarihinde ofise döneceğim.", date(2026, 12, 7)),
    "tr until": ("Otomatik yanıt", "4 Aralık 2026 tarihine kadar ofis dışındayım.", date(2026, 12, 4)),
    "ja": ("自動返信", "11月24日から12月4日まで休暇をいただいております。12月7日より順次対応いたします。", date(2026, 12, 7)),
    "ja until": ("不在のお知らせ", "12月4日（金）まで出張のため不在にしております。", date(2026, 12, 5)),
    "ko": ("자동 회신", "12월 4일까지 휴가입니다. 12월 7일에 복귀합니다.", date(2026, 12, 7)),
    "nl": ("Automatisch antwoord", "Ik ben afwezig en op 7 december 2026 weer bereikbaar.", date(2026, 12, 7)),
    "next year": ("Weihnachtsferien", "Unser Betrieb ist im Urlaub. Ab dem 7. Januar sind wir wieder für Sie da.", date(2027, 1, 7)),
}  # fmt: skip


@pytest.mark.parametrize("case", RETURNS)
def test_the_day_of_return(case: str) -> None:
    subject, text, day = RETURNS[case]
    found = read_absence(subject, text, WRITTEN)
    assert (found.kind, found.return_on) == ("absent", day), found


SUBSTITUTES = {
    "en": ("In urgent cases please contact my colleague Anna Keller (anna.keller@werk.example, +49 30 555 0199).", "Anna Keller", "anna.keller@werk.example"),
    "zh": ("如有急事，请联系我的同事王芳（wang.fang@gongchang.example）。", "王芳", "wang.fang@gongchang.example"),
    "de": ("In dringenden Fällen wenden Sie sich bitte an Frau Petra Vogel unter petra.vogel@werk.example.", "Petra Vogel", "petra.vogel@werk.example"),
    "fr": ("En cas d'urgence, merci de contacter Mme Claire Dubois : claire.dubois@atelier.example", "Claire Dubois", "claire.dubois@atelier.example"),
    "es": ("Para asuntos urgentes, contacte a María López en maria.lopez@taller.example.", "María López", "maria.lopez@taller.example"),
    "pt": ("Em caso de urgência, entre em contato com João Silva pelo e-mail joao.silva@moinho.example.", "João Silva", "joao.silva@moinho.example"),
    "ru": ("По срочным вопросам обращайтесь к Анне Ивановой: anna.ivanova@zavod.example", "Анне Ивановой", "anna.ivanova@zavod.example"),
    "ar": ("للحالات العاجلة يرجى التواصل مع سارة أحمد على sara.ahmed@matjar.example", "سارة أحمد", "sara.ahmed@matjar.example"),
    "it": ("Per urgenze contattare Marco Rossi, marco.rossi@fabbrica.example.", "Marco Rossi", "marco.rossi@fabbrica.example"),
    "tr": ("Acil durumlar için Ayşe Yılmaz ile iletişime geçebilirsiniz: ayse.yilmaz@fabrika.example", "Ayşe Yılmaz", "ayse.yilmaz@fabrika.example"),
    "ja": ("緊急の場合は、鈴木（suzuki@kojo.example）までご連絡ください。", "鈴木", "suzuki@kojo.example"),
}  # fmt: skip


@pytest.mark.parametrize("case", SUBSTITUTES)
def test_the_substitute(case: str) -> None:
    text, name, address = SUBSTITUTES[case]
    found = read_absence("Out of office", text, WRITTEN, own="boss@werk.example")
    assert (found.substitute_name, found.substitute_address) == (name, address)


def test_a_substitutes_number() -> None:
    found = read_absence("", SUBSTITUTES["en"][0], WRITTEN)
    assert found.substitute_phone == "+49 30 555 0199"


@pytest.mark.parametrize(
    "text",
    [
        "Please note that Jan Berg no longer works at Nordlys. Please contact sales@nordlys.example.",
        "Herr Berg ist nicht mehr in unserem Unternehmen tätig.",
        "李明已离职，请联系 wang@gongchang.example。",
        "Иван Петров больше не работает в компании.",
        "Juan Pérez ya no trabaja en la empresa.",
        "M. Dupont ne travaille plus chez nous.",
    ],
)
def test_somebody_has_left(text: str) -> None:
    found = read_absence("Automatic reply", text, WRITTEN)
    assert (found.kind, found.return_on) == ("left", None)


def test_a_confirmation_is_no_absence() -> None:
    found = read_absence("Re: inquiry", "We have received your message and will answer within 2 working days.", WRITTEN)
    assert (found.kind, found.return_on) == ("received", None)


def test_a_new_address() -> None:
    found = read_absence("Auto", "My new e-mail address is li.na@xin.example, the old one is not checked.", WRITTEN)
    assert found.kind == "moved"


def test_what_is_quoted_below_tells_nothing() -> None:
    text = "I am away, back on 7 December.\n\n-----Original Message-----\nFrom: us\nWe ship until 20 December 2026.\n"
    assert read_absence("OOO", text, WRITTEN).return_on == date(2026, 12, 7)


def test_the_past_is_no_return() -> None:
    found = read_absence("OOO", "I was back on 3 November 2026 from the fair.", WRITTEN)
    assert found.return_on is None


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("本人於7/6~7/10休假，7/13(一)返回辦公室。", date(2027, 7, 13)),
        ("7.6부터 7.10까지 휴가입니다. 7.13에 복귀합니다.", date(2027, 7, 13)),
        ("Tôi nghỉ phép đến hết ngày 10/07/2027 và sẽ quay lại làm việc ngày 13/07/2027.", date(2027, 7, 13)),
    ],
)
def test_the_month_stands_first_where_people_write_so(text: str, back: date) -> None:
    found = read_absence("Auto", text, date(2027, 7, 1))
    assert (found.kind, found.return_on) == ("absent", back)


@pytest.mark.parametrize(
    ("text", "back", "address"),
    [
        ("I'm on PTO through Fri 11/27. Back on Mon.", date(2026, 11, 30), None),
        ("I will be away 24.–28.11. and will reply then.", date(2026, 11, 29), None),
        ("I am out from the 24th and return on the 3rd.", date(2026, 12, 3), None),
        ("Ich bin bis einschließlich 4. Dezember nicht im Büro.", date(2026, 12, 5), None),
        ("Sono in ferie fino al 30 novembre compreso.", date(2026, 12, 1), None),
        ("1 Aralık Salı günü ofiste olacağım.", date(2026, 12, 1), None),
        ("Ik ben afwezig t/m 27 november.", date(2026, 11, 28), None),
        ("您好，我于11月23日至11月27日出差，30日回公司。", date(2026, 11, 30), None),
        ("11月23日（月）から11月27日（金）まで不在です。30日（月）より順次対応いたします。", date(2026, 11, 30), None),
        ("11월 23일부터 11월 27일까지 휴가입니다. 30일에 복귀합니다.", date(2026, 11, 30), None),
        (
            "Jestem na urlopie do 27 listopada włącznie. Kontakt: anna@firma.example",
            date(2026, 11, 28),
            "anna@firma.example",
        ),
        (
            "Tôi nghỉ phép đến hết ngày 27/11/2026. Liên hệ chị Lan: lan@congty.example",
            date(2026, 11, 28),
            "lan@congty.example",
        ),
        (
            "Saya cuti sampai dengan 27 November 2026. Hubungi Budi (budi@pt.example).",
            date(2026, 11, 28),
            "budi@pt.example",
        ),
        (
            "Jag är på semester till och med 27 november. Kontakta Eva på eva@bolag.example",
            date(2026, 11, 28),
            "eva@bolag.example",
        ),
        ("Jeg er tilbage mandag d. 30. november.", date(2026, 11, 30), None),
        ("Jeg er på ferie til og med 27. november og er tilbake 30. november.", date(2026, 11, 30), None),
        (
            "2026. november 30-ig szabadságon vagyok. Keresse Kiss Pétert: kiss@ceg.example",
            date(2026, 12, 1),
            "kiss@ceg.example",
        ),
        (
            "Jsem na dovolené do 30. listopadu 2026. Kontaktujte: novak@firma.example",
            date(2026, 11, 30),
            "novak@firma.example",
        ),
        (
            "Απουσιάζω έως 30 Νοεμβρίου. Για επείγοντα: maria@etairia.example",
            date(2026, 11, 30),
            "maria@etairia.example",
        ),
        (
            "Sunt în concediu până pe 30 noiembrie. Pentru urgențe: ion@firma.example",
            date(2026, 11, 30),
            "ion@firma.example",
        ),
        (
            "ฉันลาพักร้อนถึงวันที่ 27 พฤศจิกายน 2569 กรุณาติดต่อ somchai@borisat.example",
            date(2026, 11, 28),
            "somchai@borisat.example",
        ),
        (
            "تا 30 نوامبر 2026 در مرخصی هستم. لطفا با ahmadi@sherkat.example تماس بگیرید.",
            date(2026, 11, 30),
            "ahmadi@sherkat.example",
        ),
        (
            "Я у відпустці до 30 листопада. З термінових питань: olena@firma.example",
            date(2026, 11, 30),
            "olena@firma.example",
        ),
        (
            "אני בחופשה עד 30 בנובמבר 2026. בדחיפות פנו ליוסי yossi@hevra.example",
            date(2026, 11, 30),
            "yossi@hevra.example",
        ),
        ("أنا خارج المكتب في إجازة حتى ٣٠ نوفمبر ٢٠٢٦.", date(2026, 11, 30), None),
    ],
)
def test_days_as_people_write_them_around_the_world(text: str, back: date, address: str | None) -> None:
    found = read_absence("Automatic reply", text, WRITTEN)
    assert (found.kind, found.return_on, found.substitute_address) == ("absent", back, address)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Em caso de urgência, falar com João: joao@x.example", "João", "joao@x.example"),
        ("I no longer work at Brightfield. Please write to sales@bright.example", None, "sales@bright.example"),
        ("Ik ben afwezig. Bij spoed: piet@x.example", None, "piet@x.example"),
    ],
)
def test_who_is_named_in_the_same_sentence(text: str, name: str | None, address: str) -> None:
    found = read_absence("Auto", text, WRITTEN)
    assert (found.substitute_name, found.substitute_address) == (name, address)
