"""HTML, text and subject as mail clients get them."""

import re
from decimal import Decimal
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest

from backend.outreach.templates.engine.check import check
from backend.outreach.templates.engine.fields import FIELDS, Money
from backend.outreach.templates.engine.render import render_version
from backend.outreach.templates.engine.values import Reader
from tests.backend.outreach.templates.engine import codes, filled

HOSTILE = {"name": "<b>x</b> {{7*7}}"}


def test_a_value_is_escaped_in_html_and_literal_elsewhere_and_never_read_again() -> None:
    letter = filled("<p>{{ contact.name }}</p>", subject="For {{ contact.name }}", contact=HOSTILE)
    assert "&lt;b&gt;x&lt;/b&gt; {{7*7}}" in letter.html
    assert letter.text == "<b>x</b> {{7*7}}"
    assert letter.subject == "For <b>x</b> {{7*7}}"
    assert letter.may_go


def test_quotes_cannot_leave_an_attribute() -> None:
    body = '<p><a href="https://x.example/?q={{ contact.name }}">x</a></p>'
    letter = filled(body, contact={"name": '"><img src=x onerror=alert(1)>'})
    assert "<img" not in letter.html
    assert "onerror" not in letter.fragment.split('"')[0::2]


def test_a_line_break_in_a_name_adds_no_header() -> None:
    letter = filled("<p>x</p>", subject="Hello {{ contact.name }}", contact={"name": "Ana\r\nBcc: x@y.example\x00"})
    assert letter.subject == "Hello Ana Bcc: x@y.example"
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = letter.subject
    assert mail.as_bytes().count(b"\n") == 2
    assert "Bcc" not in mail


@pytest.mark.parametrize("value", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "//evil", "a b"])
def test_a_field_makes_no_link_but_to_the_web(value: str) -> None:
    letter = filled('<p><a href="{{ company.website }}">x</a></p>', company={"website": value})
    assert codes(letter) == ["unsafe-link"]
    assert value not in letter.html


def test_an_address_without_a_scheme_becomes_one() -> None:
    letter = filled('<p><a href="{{ company.website }}">us</a></p>', company={"website": "www.x.example/a"})
    assert 'href="https://www.x.example/a"' in letter.html
    assert letter.text == "us (https://www.x.example/a)" or letter.text == "us (www.x.example/a)"


@pytest.mark.parametrize(
    "body",
    [
        "<a href={{ company.website }}>x</a>",
        "<p {{ contact.name }}>x</p>",
        "<{{ contact.name }}>",
        '<p style="{{ contact.name }}">x</p>',
        "<p onclick='{{ contact.name }}'>x</p>",
    ],
)
def test_a_variable_inside_a_tag_is_a_problem(body: str) -> None:
    assert "in-markup" in [problem.code for problem in check(body, "en", html=True)]
    letter = filled(body, contact={"name": "onload=x"}, company={"website": "x onload=y"})
    assert "in-markup" in codes(letter)
    assert "onload" not in letter.html


def test_what_a_template_itself_may_not_contain_is_dropped() -> None:
    letter = filled('<p onclick="x">a<script>b</script><style>c</style><iframe src="d"></iframe><form>e</form></p>')
    for bad in ("onclick", "<script", "<style", "<iframe", "<form"):
        assert bad not in letter.fragment


def test_arabic_has_its_direction_on_the_page_and_on_the_table_and_isolates_codes() -> None:
    order = {"number": "QT-2026/014", "total": Money(Decimal("1234.5"), "USD")}
    letter = filled(
        "<p>عرض {{ order.number }} بقيمة {{ order.total }} {{ contact.name }}</p>", "ar", order=order,
        contact={"name": "John"},
    )  # fmt: skip
    assert '<html lang="ar" dir="rtl">' in letter.html
    assert '<table role="presentation" lang="ar" dir="rtl"' in letter.html
    assert '<td lang="ar" dir="rtl" align="right"' in letter.html
    assert '<span dir="ltr">QT-2026/014</span>' in letter.html
    assert '<span dir="ltr">USD&nbsp;1,234.50</span>' in letter.html
    assert "<bdi>John</bdi>" in letter.html
    assert "\u2066QT-2026/014\u2069" in letter.text


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur"])
def test_a_right_to_left_subject_that_begins_with_a_code_is_marked(language: str) -> None:
    letter = filled("<p>x</p>", language, subject="{{ order.number }} جديد", order={"number": "QT-2026/014"})
    assert letter.subject[0] in "\u200f\u2066\u2068"
    stripped = "".join(each for each in letter.subject if each not in "\u200f\u2066\u2068\u2069")
    assert stripped == "QT-2026/014 جديد"
    assert filled("<p>x</p>", language, subject="QT-1 جديد").subject == "\u200fQT-1 جديد"
    assert filled("<p>x</p>", language, subject="جديد QT-1").subject == "جديد QT-1"


def test_left_to_right_mail_says_so_and_isolates_arabic_names() -> None:
    letter = filled("<p>Dear {{ contact.name }}: ok</p>", contact={"name": "أحمد"})
    assert '<table role="presentation" lang="en" dir="ltr"' in letter.html
    assert "<bdi>أحمد</bdi>" in letter.html
    assert "<bdi>" not in filled("<p>Dear {{ contact.name }}</p>", contact={"name": "Ana"}).html


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("zh-CN", "PingFang SC"), ("zh-TW", "PingFang TC"), ("ja", "Hiragino Sans"), ("ko", "Apple SD Gothic Neo"),
        ("ar", "Tahoma"), ("fa", "Tahoma"), ("he", "Arial"), ("th", "Tahoma"), ("ru", "Arial"), ("de", "Arial"),
    ],
)  # fmt: skip
def test_fonts_by_script(language: str, font: str) -> None:
    html = filled("<p>x</p>", language).html
    assert f"font-family:{font}" in html.replace("&quot;", "")
    assert f'lang="{language}"' in html


def test_chinese_and_arabic_have_no_italics() -> None:
    assert "font-style:normal" in filled("<p><em>重要</em></p>", "zh-CN").fragment
    assert "font-style" not in filled("<p><em>important</em></p>", "en").fragment


def test_styles_stand_inline_and_lists_keep_their_side() -> None:
    assert "padding-left:24px" in filled("<ul><li>a</li></ul>", "en").fragment
    assert "padding-right:24px" in filled("<ul><li>a</li></ul>", "ar").fragment


def test_the_text_part_reads_as_the_letter() -> None:
    body = (
        "<p>Dear Ana,</p>\n<p>please see:</p>\n<ul><li><p>one</p></li>\n<li>two</li></ul>\n"
        '<p>Our <a href="https://x.example/c">catalogue</a> &amp; more<br>Li</p>'
    )
    text = filled(body).text
    assert text == ("Dear Ana,\n\nplease see:\n\n- one\n- two\n\nOur catalogue (https://x.example/c) & more\nLi")


def test_subjects_have_a_length() -> None:
    assert codes(filled("<p>x</p>", subject="x" * 256)) == ["long-subject"]
    long = filled("<p>x</p>", subject="x" * 130)
    assert codes(long) == ["long-subject"]
    assert long.may_go
    assert codes(filled("<p>x</p>", subject=" ")) == ["empty-subject"]


def test_a_chinese_letter_survives_a_mail() -> None:
    subject = "关于贵司询价的报价单（第{{ order.number }}号）请查收，谢谢"
    letter = filled("<p>" + "您好，" * 40 + "</p>", "zh-CN", subject=subject, order={"number": "QT-1"})
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = letter.subject
    mail.set_content(letter.text, cte="base64")
    mail.add_alternative(letter.html, subtype="html", cte="base64")
    from email import message_from_bytes

    back = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert back["Subject"] == letter.subject
    html = back.get_body(("html",))
    assert html is not None
    assert html["Content-Transfer-Encoding"] == "base64"
    assert html.get_content_charset() == "utf-8"
    assert letter.html.splitlines() == html.get_content().splitlines()


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("ar", "rtl"), ("zh-CN", "ltr")])
def test_a_line_for_lists_of_mail_stands_first_and_hidden(language: str, way: str) -> None:
    scope: dict[str, Any] = {group: {} for group in FIELDS} | {"contact": {"name": "<b>Ana</b>"}}
    letter = render_version(
        "Hello", "<p>Text</p>", scope, Reader(language, language), "QT-1 for {{ contact.name }}\nmore"
    )
    hidden = re.search(r"<body[^>]*><div ([^>]*)>([^<]*)</div>", letter.html)
    assert hidden is not None
    assert f'dir="{way}"' in hidden[1]
    assert "display:none" in hidden[1]
    assert "&lt;b&gt;Ana&lt;/b&gt;" in hidden[2]
    assert letter.preheader.replace("\u200f", "").startswith("QT-1 for ")
    assert letter.preheader.endswith(" more")
    assert "more" not in letter.text
    assert "<body" in letter.html
    assert letter.html.index("QT-1") < letter.html.index("Text")


def test_a_gap_in_the_line_for_lists_stops_the_letter() -> None:
    scope: dict[str, Any] = {group: {} for group in FIELDS}
    letter = render_version("Hello", "<p>Text</p>", scope, Reader("en", "en"), "For {{ contact.name }}")
    assert [(part, problem.code) for part, problem in letter.problems] == [("preheader", "empty")]
