"""Which links are rewritten, and that everything else of a letter stays as it was."""

import pytest

from backend.outreach.tracking.destinations import is_safe_destination, may_rewrite
from backend.outreach.tracking.links import destinations_in, own_tokens, with_links, with_pixel, without_own

TOKEN = "A" * 64
BASE = "https://go.acme.example"


def test_links_are_rewritten_and_nothing_else() -> None:
    html = (
        "<p>See <a class=\"x\" href='https://acme.example/list?a=1&amp;b=2'>our list</a> &amp; "
        '<a href="mailto:sales@acme.example">write</a>, <a href="#top">top</a>, <a href="tel:+4930">call</a>,'
        ' <a href="cid:1">pic</a></p>'
    )
    assert destinations_in(html) == ["https://acme.example/list?a=1&b=2"]
    led = with_links(html, {"https://acme.example/list?a=1&b=2": f"{BASE}/t/c/{TOKEN}"})
    assert led == html.replace("'https://acme.example/list?a=1&amp;b=2'", f'"{BASE}/t/c/{TOKEN}"')


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://acme.example/x", "www.other.example"),
        ("https://acme.example/x", "https://acme.example/x"),
        ("https://acme.example/x", "acme.example"),
        ("https://acme.example/unsubscribe?u=1", "here"),
        ("https://acme.example/x", "Unsubscribe"),
        ("https://acme.example/x", "点击退订"),
        ("https://acme.example/?to=anna@kunde.example", "here"),
        ("https://acme.example/?to=anna%40kunde.example", "here"),
        ("javascript:alert(1)", "here"),
        ("ftp://acme.example/x", "here"),
    ],
)
def test_these_links_stay_as_they_are(url: str, text: str) -> None:
    assert not may_rewrite(url, text)


@pytest.mark.parametrize("text", ["our list", "Katalog 2026", "Quote No. 7.3", "请看产品目录", "كتالوج"])
def test_ordinary_texts_may_be_rewritten(text: str) -> None:
    assert may_rewrite("https://acme.example/x", text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/path",
        "https:evil.example",
        "https:///evil.example",
        "https://user@evil.example",
        "https://user:pw@evil.example/",
        "https://good.example\\@evil.example",
        "https://evil.example/\r\nX: y",
        "https://evil.example/a b",
        "\thttps://evil.example",
        "https://evil.example:99999/",
        "https://[::1",
        "file:///etc/passwd",
        "vbscript:x",
        "",
        "https://" + "a" * 5000,
    ],
)
def test_destinations_that_are_refused(url: str) -> None:
    assert not is_safe_destination(url)


def test_destinations_that_are_fine() -> None:
    for url in (
        "https://acme.example",
        "http://acme.example:8080/a?b=c&d=%20e#f",
        "https://例え.example/路",
        "https://[2001:db8::1]/",
    ):
        assert is_safe_destination(url), url


def test_links_in_what_is_quoted_stay_as_they_are() -> None:
    html = '<p><a href="https://a.example/1">one</a></p><blockquote><a href="https://b.example/2">two</a></blockquote>'
    assert destinations_in(html) == ["https://a.example/1"]


def test_the_pixel_stands_at_the_beginning() -> None:
    html = with_pixel("<html><body dir='rtl'><p>hello</p></body></html>", f"{BASE}/t/o/{TOKEN}.gif")
    assert html.startswith(f"<html><body dir='rtl'><img src=\"{BASE}/t/o/{TOKEN}.gif\"")


def test_old_pixels_and_links_are_taken_out() -> None:
    html = (
        f'<p>new</p><blockquote><img src="{BASE}/t/o/{TOKEN}.gif" width="1"><img src="https://x.example/logo.png">'
        f'<a href="{BASE}/t/c/{TOKEN}">list</a></blockquote>'
    )
    assert own_tokens(html) == [TOKEN]
    known = {TOKEN: "https://acme.example/?a=1&b=2"}
    clean = without_own(html, lambda token: known[token])
    assert "/t/" not in clean
    assert '<img src="https://x.example/logo.png">' in clean
    assert '<a href="https://acme.example/?a=1&amp;b=2">list</a>' in clean
    assert '<a href="#">list</a>' in without_own(html, lambda _: None)
