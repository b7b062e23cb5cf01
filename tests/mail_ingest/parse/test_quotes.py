import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.parse.html import to_text
from mail_ingest.parse.quotes import own_lines, split_text
from mail_ingest.parse.quotes_html import split_html

NEW = "Dear Li,\n\nwe accept your price. Please ship.\n\nBest regards\nAna Souza\n"
OLD = "our price is 1,200 USD per ton.\nLi Wei\n"
QUOTED = "> our price is 1,200 USD per ton.\n> Li Wei\n"

HISTORIES = {
    "gmail": f"On Fri, May 17, 2024 at 4:30 PM Li Wei <li@harbour.example> wrote:\n\n{QUOTED}",
    "gmail over two lines": f"On Fri, May 17, 2024 at 4:30 PM Li Wei <\nli@harbour.example> wrote:\n\n{QUOTED}",
    "bare quote": QUOTED,
    "outlook": (
        "-----Original Message-----\nFrom: Li Wei\nSent: Friday, May 17, 2024 4:30 PM\n"
        f"To: Ana\nSubject: Offer\n\n{OLD}"
    ),
    "outlook without line": (
        f"From: Li Wei <li@harbour.example>\nSent: Friday, May 17, 2024 4:30 PM\nTo: Ana\nSubject: Offer\n\n{OLD}"
    ),
    "outlook with bold labels": f"*From:* Li Wei\n*Sent:* Friday\n*To:* Ana\n*Subject:* Offer\n\n{OLD}",
    "outlook rule": f"________________________________\nFrom: Li Wei\nSent: Friday\nTo: Ana\nSubject: Offer\n\n{OLD}",
    "qq": (
        '------------------ 原始邮件 ------------------\n发件人: "Li" <li@harbour.example>;\n'
        '发送时间: 2024年5月17日(星期五)\n收件人: "Ana"\n主题: 报价\n'
        f"\n{OLD}"
    ),
    "foxmail": f"发件人： Li Wei\n发送时间： 2024-05-17 16:30\n收件人： Ana\n主题： 报价\n\n{OLD}",
    "163": f'在 2024-05-17 16:30:05，"Li Wei" <li@harbour.example> 写道：\n\n{OLD}',
    "german outlook": f"Von: Li Wei\nGesendet: Freitag, 17. Mai 2024 16:30\nAn: Ana\nBetreff: Angebot\n\n{OLD}",
    "german apple": f"Am 17.05.2024 um 16:30 schrieb Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "french": f"Le ven. 17 mai 2024 à 16:30, Li Wei <li@harbour.example> a écrit :\n\n{QUOTED}",
    "french outlook": f"De : Li Wei\nEnvoyé : vendredi 17 mai 2024\nÀ : Ana\nObjet : Offre\n\n{OLD}",
    "spanish": f"El vie, 17 may 2024 a las 16:30, Li Wei (<li@harbour.example>) escribió:\n\n{QUOTED}",
    "portuguese": f"Em sex., 17 de mai. de 2024 às 16:30, Li Wei <li@harbour.example> escreveu:\n\n{QUOTED}",
    "italian": f"Il giorno ven 17 mag 2024 alle ore 16:30 Li Wei <li@harbour.example> ha scritto:\n\n{QUOTED}",
    "dutch": f"Op vr 17 mei 2024 om 16:30 schreef Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "polish": f"pt., 17 maj 2024 o 16:30 Li Wei <li@harbour.example> napisał(a):\n\n{QUOTED}",
    "russian": f"пт, 17 мая 2024 г. в 16:30, Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "russian mail.ru": f"Пятница, 17 мая 2024, 16:30 +08:00 от Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "russian outlook": f"От: Li Wei\nОтправлено: 17 мая 2024 г.\nКому: Ana\nТема: Цена\n\n{OLD}",
    "turkish": f"Li Wei <li@harbour.example>, 17 May 2024 Cum, 16:30 tarihinde şunu yazdı:\n\n{QUOTED}",
    "turkish outlook": f"Kimden: Li Wei\nGönderme Tarihi: 17 Mayıs 2024\nKime: Ana\nKonu: Teklif\n\n{OLD}",
    "japanese": f"2024年5月17日(金) 16:30 Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "japanese outlook": f"差出人: Li Wei\n送信日時: 2024年5月17日\n宛先: Ana\n件名: 見積\n\n{OLD}",
    "korean outlook": f"보낸 사람: Li Wei\n날짜: 2024년 5월 17일\n받는 사람: Ana\n제목: 견적\n\n{OLD}",
    "arabic outlook": f"من: Li Wei\nالتاريخ: 17 مايو 2024\nإلى: Ana\nالموضوع: عرض\n\n{OLD}",
    "czech": f"pá 17. 5. 2024 v 16:30 odesílatel Li Wei <li@harbour.example> napsal:\n\n{QUOTED}",
    "swedish": f"Den fre 17 maj 2024 kl 16:30 skrev Li Wei <li@harbour.example>:\n\n{QUOTED}",
    "forward": (
        "---------- Forwarded message ---------\nFrom: Li Wei <li@harbour.example>\n"
        f"Date: Fri, May 17, 2024\nSubject: Offer\nTo: Ana\n\n{OLD}"
    ),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_history_is_cut_off(name: str) -> None:
    split = split_text(f"{NEW}\n{HISTORIES[name]}")
    assert split.new.strip() == NEW.strip()
    assert "1,200 USD" in split.quoted


@pytest.mark.parametrize(
    "text",
    [
        NEW,
        "On Monday we wrote: the price is fixed.\nIs that so?\n",
        "Subject: to change\nPlease note.\n",
        "From: Ningbo\nTo: Santos\nPlease quote the freight.\n",
        "Price list\n----------\nPipes 3 USD\n",
        "x > 3 and y < 4\n",
        "",
    ],
)
def test_what_is_no_quote_is_left_alone(text: str) -> None:
    assert split_text(text) == (text, "", len(text))


def test_answers_between_the_lines_stay_in_sight() -> None:
    text = (
        f"On Fri, May 17, 2024 Li Wei <li@harbour.example> wrote:\n{QUOTED}"
        "We accept that.\n> Delivery in June?\nJuly is better.\n"
    )
    assert split_text(text).quoted == ""
    own = [line.text for line in own_lines(text) if line.text]
    assert own == ["We accept that.", "July is better."]
    assert all(text[line.start :].startswith(line.text) for line in own_lines(text))


def test_a_message_that_is_nothing_but_a_quote_is_shown_whole() -> None:
    assert split_text(HISTORIES["forward"]).quoted == ""


@given(st.text(st.sampled_from("> \nOn wrote:From:Sent:To:Subject:-_ab写道：发件人"), max_size=300))
def test_halves_make_the_whole(text: str) -> None:
    split = split_text(text)
    joined = split.new + ("\n" + split.quoted if split.start == len(split.new) + 1 else split.quoted)
    assert joined == text
    for line in own_lines(text):
        assert text[line.start : line.start + len(line.text)] == line.text


NEW_HTML = "<html><body><div>We accept your price.</div><div><br></div>"
OLD_HTML = "<div>our price is 1,200 USD per ton</div>"
HTML_HISTORIES = {
    "gmail": (
        '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Fri, May 17, 2024 Li wrote:<br>'
        f"</div><blockquote>{OLD_HTML}</blockquote></div>"
    ),
    "gmail new": (
        '<br><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">'
        f'On Fri Li wrote:</div><blockquote class="gmail_quote">{OLD_HTML}</blockquote></div>'
    ),
    "apple": (
        '<div><br><blockquote type="cite"><div>On 17 May 2024, at 16:30, Li &lt;li@harbour.example&gt; wrote:</div>'
        f"{OLD_HTML}</blockquote></div>"
    ),
    "thunderbird": (
        '<div class="moz-cite-prefix">On 17/05/2024 16:30, Li wrote:<br>'
        f'</div><blockquote type="cite">{OLD_HTML}</blockquote>'
    ),
    "outlook": (
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        "<p><b>From:</b> Li<br><b>Sent:</b> Friday<br><b>To:</b> Ana<br>"
        f"<b>Subject:</b> Offer</p></div>{OLD_HTML}"
    ),
    "outlook web": (
        '<hr tabindex="-1" style="width:98%"><div id="divRplyFwdMsg" dir="ltr">'
        "<b>From:</b> Li<br><b>Sent:</b> Friday<br><b>To:</b> Ana<br><b>Subject:</b> Offer</div>"
        f"{OLD_HTML}"
    ),
    "outlook plain block": (
        "<p><b>发件人:</b> Li<br><b>发送时间:</b> 2024年5月17日<br><b>收件人:</b> Ana<br>"
        f"<b>主题:</b> 报价</p>{OLD_HTML}"
    ),
    "qq": (
        '<div style="font-size: 12px;">------------------&nbsp;原始邮件&nbsp;------------------</div>'
        f"<div><b>发件人:</b> Li</div>{OLD_HTML}"
    ),
    "163": (
        '<blockquote id="isReplyContent" style="PADDING-LEFT: 1ex">在 2024-05-17 16:30:05，"Li" 写道：<br>'
        f"{OLD_HTML}</blockquote>"
    ),
    "yahoo": f'<div id="yahoo_quoted_123" class="yahoo_quoted"><div>On Friday, Li wrote:</div>{OLD_HTML}</div>',
}


@pytest.mark.parametrize("name", HTML_HISTORIES)
def test_html_history_is_cut_off(name: str) -> None:
    split = split_html(NEW_HTML + HTML_HISTORIES[name] + "</body></html>")
    assert to_text(split.new).strip() == "We accept your price."
    assert "1,200 USD" in split.quoted
    assert split.new + split.quoted == NEW_HTML + HTML_HISTORIES[name] + "</body></html>"


def test_html_answers_below_the_quote_stay_in_sight() -> None:
    html = f"<div>See below.</div><blockquote>{OLD_HTML}</blockquote><div>We accept that.</div>"
    assert split_html(html).quoted == ""


def test_html_that_is_only_a_quote_is_shown_whole() -> None:
    assert split_html(HTML_HISTORIES["gmail"]).quoted == ""


BOMBS = [
    "<div>" * 200_000,
    "<blockquote>a" * 100_000,
    "<blockquote " * 100_000,
    '<div class="' * 100_000,
    "<b>From:</b>" * 50_000,
    "-- " * 300_000,
    "<div class=gmail_quote>a</div>b" * 20_000,
    "a:<br>" * 100_000,
    "&nbsp;" * 200_000,
    "<p>" + " " * 1_000_000,
]


@pytest.mark.parametrize("number", range(len(BOMBS)))
def test_html_bombs_go_off_slowly(number: int) -> None:
    began = time.process_time()
    split_html(BOMBS[number])
    assert time.process_time() - began < 3


TEXT_BOMBS = [
    "> a\n" * 100_000,
    "On Monday, Li <li@x.test>\n" * 50_000,
    "From: a\n" * 100_000,
    "-" * 2_000_000,
    "On " * 300_000,
    "> a\nb\n" * 50_000,
    "x " * 1_000_000 + "wrote:\n",
    "\n" * 200_000,
]


@pytest.mark.parametrize("number", range(len(TEXT_BOMBS)))
def test_text_bombs_go_off_slowly(number: int) -> None:
    text = TEXT_BOMBS[number]
    began = time.process_time()
    split_text(text)
    own_lines(text)
    assert time.process_time() - began < 3
