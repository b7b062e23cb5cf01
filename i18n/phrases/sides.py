"""Whose clock a phrase speaks of: the customer's, the speaker's, or that of a place it names. Pure."""

import re
from functools import cache
from typing import Final

from i18n.zones import zone_names

HERE: Final = re.compile(
    r"\b(?:here|my time|our time|on my (?:side|end|clock))\b|(?:在?我们?(?:这边|这里|这儿|的?时间)|本地时间|本地)"
)
THERE: Final = re.compile(
    r"\b(?:there|(?:their|his|her) (?:local )?time|(?:on|at) their (?:side|end|clock)|local time|"
    r"(?:the )?(?:customer|client|buyer)'?s? (?:local )?time)\b"
    r"|(?:按|以|在)?(?:[他她]们?|对方|客户|买家|人家)的?(?:那边|那里|那儿|这边|当地)?的?(?:当地|本地)?时间"
    r"|在?(?:[他她]们?|对方|客户|买家|人家)(?:那边|那里|那儿|当地)|当地(?:时间)?|那边|那里|对方"
)
#: Who is spoken of, where their hours are told by what they do ("when they open").
OWN_DAY: Final = re.compile(
    r"\b(?:they|he|she) (?:opens?|starts?|closes?|is|are)\b|(?:[他她]们?|对方|客户|买家)一?(?=上班|下班|开门|开工|午)"
)
#: The speaker's evening unless something else is said.
TONIGHT: Final = re.compile(r"\b(?:tonight|this evening)\b|今晚|今天晚上|今夜")

_ABBREVIATIONS: Final = {
    "utc": "UTC", "gmt": "UTC", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "eet": "Europe/Bucharest",
    "eest": "Europe/Bucharest", "bst": "Europe/London", "msk": "Europe/Moscow", "est": "America/New_York",
    "edt": "America/New_York", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "mst": "America/Denver",
    "mdt": "America/Denver", "cdt": "America/Chicago", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
    "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "gst": "Asia/Dubai",
    "brt": "America/Sao_Paulo", "sast": "Africa/Johannesburg", "eat": "Africa/Nairobi", "wib": "Asia/Jakarta",
}  # fmt: skip
_NAMES: Final = {
    "ny": "America/New_York", "nyc": "America/New_York", "eastern": "America/New_York",
    "us eastern": "America/New_York",
    "central": "America/Chicago", "us central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles", "la": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "houston": "America/Chicago",
    "dallas": "America/Chicago", "miami": "America/New_York", "boston": "America/New_York", "china": "Asia/Shanghai",
    "beijing": "Asia/Shanghai", "shenzhen": "Asia/Shanghai", "guangzhou": "Asia/Shanghai", "ningbo": "Asia/Shanghai",
    "uk": "Europe/London", "british": "Europe/London", "german": "Europe/Berlin", "germany": "Europe/Berlin",
    "munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin", "french": "Europe/Paris",
    "france": "Europe/Paris", "italian": "Europe/Rome", "italy": "Europe/Rome", "milan": "Europe/Rome",
    "spanish": "Europe/Madrid", "polish": "Europe/Warsaw", "poland": "Europe/Warsaw", "turkish": "Europe/Istanbul",
    "turkey": "Europe/Istanbul", "uae": "Asia/Dubai", "gulf": "Asia/Dubai", "abu dhabi": "Asia/Dubai",
    "saudi": "Asia/Riyadh", "jeddah": "Asia/Riyadh", "egypt": "Africa/Cairo", "nigeria": "Africa/Lagos",
    "kenya": "Africa/Nairobi", "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "japan": "Asia/Tokyo", "japanese": "Asia/Tokyo", "korea": "Asia/Seoul",
    "korean": "Asia/Seoul", "vietnam": "Asia/Ho_Chi_Minh", "hanoi": "Asia/Ho_Chi_Minh", "saigon": "Asia/Ho_Chi_Minh",
    "thai": "Asia/Bangkok", "thailand": "Asia/Bangkok", "pakistan": "Asia/Karachi", "lima": "America/Lima",
    "brasilia": "America/Sao_Paulo", "rio": "America/Sao_Paulo", "argentina": "America/Argentina/Buenos_Aires",
    "melbourne": "Australia/Melbourne", "south africa": "Africa/Johannesburg", "cape town": "Africa/Johannesburg",
}  # fmt: skip
_CHINESE: Final = {
    "北京": "Asia/Shanghai", "中国": "Asia/Shanghai", "上海": "Asia/Shanghai", "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei", "纽约": "America/New_York", "美东": "America/New_York", "美国东部": "America/New_York",
    "迈阿密": "America/New_York", "波士顿": "America/New_York", "华盛顿": "America/New_York", "美中": "America/Chicago",
    "芝加哥": "America/Chicago", "休斯敦": "America/Chicago", "美西": "America/Los_Angeles",
    "美国西部": "America/Los_Angeles", "洛杉矶": "America/Los_Angeles", "旧金山": "America/Los_Angeles",
    "西雅图": "America/Los_Angeles", "多伦多": "America/Toronto", "温哥华": "America/Vancouver",
    "墨西哥城": "America/Mexico_City", "圣保罗": "America/Sao_Paulo", "里约": "America/Sao_Paulo",
    "阿根廷": "America/Argentina/Buenos_Aires", "秘鲁": "America/Lima", "哥伦比亚": "America/Bogota",
    "伦敦": "Europe/London", "英国": "Europe/London", "格林威治": "UTC", "德国": "Europe/Berlin",
    "柏林": "Europe/Berlin", "法兰克福": "Europe/Berlin", "汉堡": "Europe/Berlin", "慕尼黑": "Europe/Berlin",
    "法国": "Europe/Paris", "巴黎": "Europe/Paris", "意大利": "Europe/Rome", "米兰": "Europe/Rome",
    "荷兰": "Europe/Amsterdam", "波兰": "Europe/Warsaw", "土耳其": "Europe/Istanbul", "莫斯科": "Europe/Moscow",
    "迪拜": "Asia/Dubai", "阿联酋": "Asia/Dubai", "沙特": "Asia/Riyadh", "利雅得": "Asia/Riyadh",
    "伊朗": "Asia/Tehran", "以色列": "Asia/Jerusalem", "埃及": "Africa/Cairo", "开罗": "Africa/Cairo",
    "尼日利亚": "Africa/Lagos", "拉各斯": "Africa/Lagos", "肯尼亚": "Africa/Nairobi", "南非": "Africa/Johannesburg",
    "印度": "Asia/Kolkata", "孟买": "Asia/Kolkata", "新德里": "Asia/Kolkata", "巴基斯坦": "Asia/Karachi",
    "孟加拉": "Asia/Dhaka", "日本": "Asia/Tokyo", "东京": "Asia/Tokyo", "韩国": "Asia/Seoul", "首尔": "Asia/Seoul",
    "越南": "Asia/Ho_Chi_Minh", "泰国": "Asia/Bangkok", "新加坡": "Asia/Singapore", "雅加达": "Asia/Jakarta",
    "菲律宾": "Asia/Manila", "悉尼": "Australia/Sydney", "墨尔本": "Australia/Melbourne", "珀斯": "Australia/Perth",
}  # fmt: skip
_BEFORE_TIME: Final = re.compile(r"\b((?:[a-z]+ ){0,2}[a-z]+?)(?:'s)? (?:local )?time\b")
_ABBREVIATED: Final = re.compile(rf"\b({'|'.join(_ABBREVIATIONS)})\b(?: time)?")
_IN_CHINESE: Final = re.compile(
    rf"(?:按|以|在)?({'|'.join(sorted(_CHINESE, key=len, reverse=True))})"
    r"(?:的?(?:当地|本地|那边的?)?时间|的?(?:当地|那边)|(?=[早上中下晚凌傍]|\d|[一二两三四五六七八九十]{1,3}点))"
)
#: "9am Monday in Dubai", "3pm London": the place stands last.
_AT_END: Final = re.compile(r"\bin ((?:[a-z]+ ){0,2}[a-z]+)$|(?<=[\dmn] )((?:[a-z]+ )?[a-z]{3,})$")
#: Places that are words of another kind first.
_NO_PLACES: Final = frozenset({"easter", "christmas", "central", "mountain", "midway", "wake"})


def named_zone(words: str) -> tuple[str, str] | None:
    """The zone that casefolded words name ("9am new york time", 纽约时间上午9点, "14:00 CET"), and the rest of them."""
    for pattern, table in ((_ABBREVIATED, _ABBREVIATIONS), (_IN_CHINESE, _CHINESE)):
        match = pattern.search(words)
        if match is not None:
            return table[match[1]], f"{words[: match.start()]} {words[match.end() :]}"
    match = _BEFORE_TIME.search(words)
    if match is not None:
        place = match[1].split()
        for size in range(len(place), 0, -1):
            found = _cities().get(" ".join(place[-size:]))
            if found is not None:
                kept = words[: match.start()] + " ".join(place[:-size])
                return found, f"{kept} {words[match.end() :]}"
        return None
    match = _AT_END.search(words.strip())
    last = (match[1] or match[2]) if match is not None else ""
    found = None if last in _NO_PLACES else _cities().get(last)
    return None if match is None or found is None else (found, words.strip()[: match.start()])


@cache
def _cities() -> dict[str, str]:
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in zone_names()} | _NAMES
