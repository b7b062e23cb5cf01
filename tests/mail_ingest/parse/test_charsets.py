import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.parse.charsets import clean, codec_for, decode_text

CHINESE = "您好，我们公司需要采购一批不锈钢管，请报价。㎡ 镕"
RUSSIAN = "Здравствуйте, просим выслать коммерческое предложение на трубы."


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk", "gb_2312-80", '"gb2312"', "cp936"])
def test_gb2312_means_gb18030(label: str) -> None:
    assert decode_text(CHINESE.encode("gb18030"), label)[:2] == (CHINESE, "gb18030")


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        ("Prices in € – “net”", "cp1252", "iso-8859-1"),
        ("価格①㈱テスト", "cp932", "shift_jis"),
        ("안녕하세요 똠방각하", "cp949", "ks_c_5601-1987"),
        ("Größe", "cp1252", "us-ascii"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        ("报价", "hz", "hz-gb-2312"),
    ],
)
def test_labels_mean_what_their_users_write(text: str, encoding: str, label: str) -> None:
    assert decode_text(text.encode(encoding), label).text == text


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "windows-1252", None])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        ("您好，请报价，谢谢，数量五百台", "gb18030"),
        ("您好，請報價，謝謝，數量五百台，付款方式如下", "big5hkscs"),
        ("안녕하세요 견적 부탁드립니다 수량은 오백대입니다", "cp949"),
        ("お世話になっております。見積書をお願いいたします。", "cp932"),
        ("Παρακαλώ στείλτε μας προσφορά για βαλβίδες", "cp1253"),
        ("السلام عليكم نرجو إرسال عرض الأسعار", "cp1256"),
        ("שלום, נא לשלוח הצעת מחיר לשסתומים", "cp1255"),
    ],
)
def test_a_western_label_on_a_text_in_another_script_is_not_believed(
    text: str, encoding: str, label: str | None
) -> None:
    found = decode_text(text.encode(encoding), label)
    assert (found.text, found.replaced, found.mislabelled) == (text, False, label is not None)


@pytest.mark.parametrize("text", ["ÄÖÜ äöü ß größe", "Ça a été réglé à l'été, à côté", "Señor: ¿¿qué?? ¡¡¡ÑÑÑ!!!"])
def test_a_western_label_on_a_western_text_is(text: str) -> None:
    assert decode_text(text.encode("cp1252"), "iso-8859-1") == (text, "cp1252", False, False)


def test_iso_2022_jp_with_the_characters_that_windows_adds() -> None:
    # Row 13 of JIS, which Python's codec does not know: circled one, (stock company).
    assert decode_text(b"\x1b$B-!-j\x1b(B abc", "iso-2022-jp").text == "①㈱ abc"
    assert decode_text("御見積書".encode("iso2022_jp"), None).text == "御見積書"


@pytest.mark.parametrize("label", [None, "", "x-unknown", "unknown-8bit", "no-such-charset", "zip", "rot13"])
@pytest.mark.parametrize(
    ("text", "encoding"), [(CHINESE, "gb18030"), (RUSSIAN, "cp1251"), (RUSSIAN, "utf-8"), ("Größe ähnlich", "cp1252")]
)
def test_without_a_usable_label_the_bytes_decide(text: str, encoding: str, label: str | None) -> None:
    assert decode_text(text.encode(encoding), label).text == text


def test_a_wrong_label_is_noticed() -> None:
    assert decode_text(CHINESE.encode("gb18030"), "utf-8").mislabelled
    found = decode_text(RUSSIAN.encode(), "iso-8859-1")
    assert (found.text, found.mislabelled) == (RUSSIAN, True)


def test_html_names_its_own_charset() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">{CHINESE}'
    assert CHINESE in decode_text(page.encode("gb18030"), None, html=True).text


def test_byte_order_marks_win() -> None:
    assert decode_text("\ufeffпривет".encode("utf-16-le"), "utf-8").text == "привет"
    assert decode_text(b"\xef\xbb\xbfhello", "iso-8859-1").text == "hello"


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=20)))
def test_any_bytes_with_any_label_give_storable_text(data: bytes, label: str | None) -> None:
    clean(decode_text(data, label).text).encode("utf-8")


@given(st.text())
def test_clean_text_has_no_nul_and_no_surrogate(text: str) -> None:
    cleaned = clean(text)
    assert "\0" not in cleaned
    cleaned.encode("utf-8")


def test_codecs_that_are_no_charsets_are_not_used() -> None:
    assert codec_for("zip") is None
    assert codec_for("utf-8*en") == "utf-8"
