"""Areas of telephone numbers whose clock phonenumbers gets wrong or leaves open. Pure.

Its table predates Chihuahua's change of 2022, takes the whole north of Canada for one place and Queensland for New
South Wales, all of Pernambuco for an island, and does not know Russia's area codes.
"""

from functools import cache
from typing import Final

# Zone → prefixes of numbers in international form; "+1 709" is Newfoundland but for the exchanges of Labrador.
_AREAS: Final = {
    "America/Anchorage": "1907",
    "America/Adak": "1907592 1907839",
    "America/St_Johns": "1709",
    "America/Halifax": "1709282 1709287 1709896 1709897 1709922 1709923 1709925 1709933 1709938 1709944 1709946 "
    "1709947 1709949",
    "America/Whitehorse": "1867332 1867333 1867334 1867335 1867336 1867390 1867393 1867456 1867633 1867660 1867667 "
    "1867668 1867689 1867821 1867863 1867993 1867996",
    "America/Edmonton": "1867444 1867445 1867446 1867669 1867695 1867765 1867766 1867767 1867777 1867872 1867873 "
    "1867874 1867875 1867920",
    "America/Toronto": "1867222 1867473 1867897 1867975 1867979",
    "America/Mexico_City": "52614 52621 52625 52627 52628 52629 52635 52636 52639 52648 52649 52652 52659 52322 52329",
    "America/Matamoros": "52626 52868 52867 52877 52878 52894 52897 52899",
    "America/Sao_Paulo": "5581 5587",
    "America/Noronha": "55813619",
    "Pacific/Easter": "5632210",
    "America/Coyhaique": "5661 5667",
    "Pacific/Galapagos": "593525",
    "Australia/Sydney": "612 613",
    "Australia/Brisbane": "617",
    "Australia/Adelaide": "6180 6187 6188",
    "Australia/Darwin": "61889",
    "Australia/Perth": "6186 6189",
    "Pacific/Chatham": "643305",
    "Europe/Kaliningrad": "7401",
    "Europe/Moscow": "7471 7472 7473 7474 7475 748 749 7811 7812 7813 7814 7815 7816 7817 7818 7820 7821 783 7841 7843 "
    "7844 7847 7855 786 787",
    "Europe/Samara": "7341 7842 7845 7846 7848 7851",
    "Asia/Yekaterinburg": "7342 7343 7345 7346 7347 7349 7351 7352 7353",
    "Asia/Omsk": "7381",
    "Asia/Novosibirsk": "7382 7383 7384 7385 7388 7390 7391 7394",
    "Asia/Irkutsk": "7301 7395",
    "Asia/Yakutsk": "7302 7411 7416",
    "Asia/Vladivostok": "7421 7423 7426",
    "Asia/Magadan": "7413 7424",
    "Asia/Kamchatka": "7415 7427",
}
#: The north of Canada is one area with three clocks: only the exchanges above tell.
_OPEN: Final = "1867"
_LONGEST: Final = 8


def is_open_area(e164: str) -> bool:
    """Whether an area has several clocks, of which only the exchanges of `zone_of_area` are known."""
    return e164.removeprefix("+").startswith(_OPEN)


def zone_of_area(e164: str) -> str | None:
    """The zone of the longest known area that a number in international form ("+74012123456") begins with."""
    digits = e164.removeprefix("+")
    return next((_by_prefix()[digits[:size]] for size in range(_LONGEST, 2, -1) if digits[:size] in _by_prefix()), None)


@cache
def _by_prefix() -> dict[str, str]:
    return {prefix: zone for zone, prefixes in _AREAS.items() for prefix in prefixes.split()}
