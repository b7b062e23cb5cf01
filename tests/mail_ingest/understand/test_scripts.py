"""Signatures in scripts whose marks are no letters to a regular expression, and labels that end an address."""

from email.message import EmailMessage

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.record import make_record

CASES = [
    (
        "สมชาย ใจดี <somchai@thaiwattana.example>",
        "เรียน ฝ่ายขาย\n\nขอราคาหลอดไฟ LED\n\nขอแสดงความนับถือ\nสมชาย ใจดี\nผู้จัดการฝ่ายจัดซื้อ\n"
        "บริษัท ไทยวัฒนา จำกัด\n99 ถนนสุขุมวิท กรุงเทพฯ 10110\nโทร 02 123 4567\n",
        ("สมชาย ใจดี", "ผู้จัดการฝ่ายจัดซื้อ", "99 ถนนสุขุมวิท กรุงเทพฯ 10110", "TH", ["+6621234567"]),
    ),
    (
        "علی رضایی <a.rezaei@pumpiran.example>",
        "با سلام\n\nقیمت پمپ آب را بفرمایید.\n\nبا احترام\nعلی رضایی\nمدیر بازرگانی\nشرکت پمپ ایران\n"
        "تهران، خیابان ولیعصر، پلاک 12\nتلفن: 021-12345678\n",
        ("علی رضایی", "مدیر بازرگانی", "تهران، خیابان ولیعصر، پلاک 12", "IR", ["+982112345678"]),
    ),
    (
        "Nguyễn Văn An <an.nguyen@maybomviet.example>",
        "Kính gửi công ty,\n\nXin báo giá máy bơm.\n\nTrân trọng,\nNguyễn Văn An\nTrưởng phòng mua hàng\n"
        "12 Lê Lợi, Quận 1, TP. Hồ Chí Minh\nĐiện thoại: 028 3822 1234\n",
        ("Nguyễn Văn An", "Trưởng phòng mua hàng", "12 Lê Lợi, Quận 1, TP. Hồ Chí Minh", "VN", ["+842838221234"]),
    ),
    (
        "김민수 <ms.kim@hanbit.example>",
        "안녕하세요.\n\n견적 부탁드립니다.\n\n감사합니다.\n\n김민수 과장\n주식회사 한빛무역\n"
        "서울특별시 강남구 테헤란로 123\nTel: 02-555-1234\n",
        ("김민수", "과장", "서울특별시 강남구 테헤란로 123", "KR", ["+8225551234"]),
    ),
    (
        "Giulia Ferri <g.ferri@ferrutensili.example>",
        "Buongiorno,\n\nvorremmo un preventivo.\n\nCordiali saluti\n\nGiulia Ferri\nUfficio Acquisti\n"
        "Ferr Utensili S.r.l.\nVia Garibaldi 12, 40121 Bologna (BO)\nTel. +39 051 123 4567\nP.IVA 01234567890\n",
        ("Giulia Ferri", "Ufficio Acquisti", "Via Garibaldi 12, 40121 Bologna (BO)", "IT", ["+390511234567"]),
    ),
]


@pytest.mark.parametrize(("author", "text", "wanted"), CASES, ids=["th", "fa", "vi", "ko", "it"])
def test_signatures(author: str, text: str, wanted: tuple[str, str, str, str, list[str]]) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = author, "sales@harbour.example", "RFQ"
    mail.set_content(text)
    parsed = parse_message(mail.as_bytes())
    record = make_record("x.eml", parsed)
    assert tuple(record[name] for name in ("person", "title", "address", "country", "phones")) == wanted
