"""Numbers in Chinese capitals (大写, as bank notes and contracts demand) and in Japanese numerals."""

from typing import Final

_CAPITALS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_JA: Final = "〇一二三四五六七八九"
_JA_PLACES: Final = ("", "十", "百", "千")
_GROUPS: Final = ("", "万", "亿")


def capitals(number: int) -> str:
    """128430: 壹拾贰万捌仟肆佰叁拾. Zeros inside are named once."""
    if number == 0:
        return _CAPITALS[0]
    text = ""
    gap = False
    for power in (2, 1, 0):
        group = number // 10 ** (4 * power) % 10**4
        if group == 0:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += _CAPITALS[0]
        gap = False
        text += _four(group) + _GROUPS[power]
    return text


def _four(group: int) -> str:
    text = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (_CAPITALS[0] if gap else "") + _CAPITALS[digit] + _PLACES[place]
        gap = False
    return text


def money(whole: int, minor: int, digits: int) -> str:
    """元, 角, 分 and 厘; 整 where nothing follows the yuan (中国人民银行《正确填写票据和结算凭证的基本规定》)."""
    text = capitals(whole) + "元" if whole or not minor else ""
    if not minor:
        return text + "整"
    gap = False
    for figure, name in zip(f"{minor:0{digits}}", "角分厘毫", strict=False):
        if figure == "0":
            gap = bool(text)
            continue
        text += (_CAPITALS[0] if gap else "") + _CAPITALS[int(figure)] + name
        gap = False
    return text


def japanese(number: int) -> str:
    """128430: 十二万八千四百三十."""
    if number == 0:
        return "零"
    text = ""
    for power, name in ((2, "億"), (1, "万"), (0, "")):
        group = number // 10 ** (4 * power) % 10**4
        if group == 0:
            continue
        for place in (3, 2, 1, 0):
            digit = group // 10**place % 10
            if digit:
                text += ("" if digit == 1 and place and not (place == 3 and power) else _JA[digit]) + _JA_PLACES[place]
        text += name
    return text
