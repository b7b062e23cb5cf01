"""What goes out in other scripts: direction, language and letters are said where mail programs look for them."""

import pytest

from backend.outreach.sending.content import compose

ARABIC = "<p>السيد أحمد المحترم، نرفق لكم عرض الأسعار الجديد للمصابيح، ونرجو منكم الرد قبل نهاية الأسبوع.</p>"
CHINESE = "<p>王经理您好，附件是我们最新的报价单，请查收。如有任何问题请随时联系我们。</p>"
ENGLISH = "<p>Dear Ana, please find our new price list. We look forward to your answer by the end of the week.</p>"


@pytest.mark.parametrize(
    ("body", "language", "way", "font"),
    [
        (ARABIC, "ar", "rtl", "Tahoma"),
        (CHINESE, "zh", "ltr", "Microsoft YaHei"),
        (ENGLISH, "en", "ltr", "Arial"),
    ],
)
def test_a_letter_says_its_language_and_direction(body: str, language: str, way: str, font: str) -> None:
    made = compose(body, signature="<p>Lin Wei</p>", quoted=None, forward=False, content_id=lambda _: None)
    assert f'<html lang="{language}" dir="{way}">' in made.html
    assert f'<div dir="{way}" lang="{language}" style="font-family:' in made.html
    assert font in made.html


def test_of_a_few_words_the_readers_program_judges() -> None:
    made = compose("<p>OK</p>", signature="", quoted=None, forward=False, content_id=lambda _: None)
    assert '<div dir="auto" style=' in made.html


def test_the_line_for_lists_of_mail_is_hidden_and_not_in_the_text() -> None:
    made = compose(
        ENGLISH, signature="", quoted=None, forward=False, content_id=lambda _: None, preheader="Prices <until> May"
    )
    assert made.html.index("Prices &lt;until&gt; May") < made.html.index("Dear Ana")
    assert 'style="display:none' in made.html
    assert "Prices" not in made.text
