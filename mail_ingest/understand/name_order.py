"""Given and family name by the custom of the country (facts: CLDR person names; national naming customs)."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mail_ingest.understand.names import read_person

_CHINESE: Final = frozenset(
    """li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia
    zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan
    duan lei qian yin yi chang wen qiao lai gong pang lan tao hong zhuang lam leung cheung chan wong ng ho lau chow
    yeung tsang tse kwok fung tsai hsu hsieh chiu yip mak chu siu tam hung ou ouyang situ sima
    lim ong goh koh teo chua yeo toh seah quek ooi khoo ang chia chin chong loh foo""".split()  # noqa: SIM905
)
_KOREAN: Final = frozenset(
    """kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo suh shin sin
    kwon hwang ahn an song ryu yoo you hong jeon jun moon bae baek heo hur nam noh roh ha joo min goo koo""".split()  # noqa: SIM905
)
_VIETNAMESE: Final = frozenset(
    """nguyễn nguyen trần tran lê le phạm pham hoàng hoang huỳnh huynh phan vũ vu võ vo đặng dang bùi bui đỗ do hồ ho
    ngô ngo dương duong lý ly đinh dinh trịnh trinh mai đoàn doan tô cao thái thai châu chau""".split()  # noqa: SIM905
)
_JAPANESE: Final = frozenset(
    """sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
    matsumoto inoue kimura hayashi shimizu saito yamazaki mori ikeda abe hashimoto ishikawa yamashita ogawa ishii
    hasegawa goto okada kondo maeda fujita endo aoki sakamoto murakami ota kaneko fujii fukuda nishimura miura
    takeuchi nakajima okamoto matsuda harada nakagawa""".split()  # noqa: SIM905
)
#: Hungarians may write their names the western way abroad.
_HUNGARIAN_GIVEN: Final = frozenset(
    """lászló istván józsef jános zoltán sándor gábor ferenc attila péter tamás zsolt tibor andrás csaba imre lajos
    györgy balázs gyula mihály károly róbert béla dániel dávid ádám ákos bence máté márton gergely viktor krisztián
    mária erzsébet katalin éva ilona anna zsuzsanna margit judit ágnes andrea ildikó erika krisztina mónika eszter
    tímea anikó nóra réka dóra zsófia boglárka orsolya szilvia edit""".split()  # noqa: SIM905
)
#: Second given names of Spanish and Portuguese speakers.
_IBERIAN_SECOND: Final = frozenset(
    """josé jose maría maria juan luis carlos antonio pedro manuel ana isabel carmen pilar luisa teresa elena alberto
    eduardo enrique fernando francisco javier jesús jesus miguel ángel angel andrés andres alejandro daniel david pablo
    rafael ricardo roberto sergio ignacio felipe henrique joão joao paulo luiz antônio augusto vitor victor gabriel
    guilherme eduarda beatriz cristina fernanda paula helena clara cecilia alejandra fernando rocío del""".split()  # noqa: SIM905
)
_IBERIAN: Final = frozenset("ES MX AR CO CL PE EC VE UY PY BO CR PA GT HN SV NI DO CU PR PT BR AO MZ".split())  # noqa: SIM905
_PATRONYMIC = re.compile(r"(?i)(?:ович|евич|ич|овна|евна|ична|инична|оглы|кызы|ovich|evich|ovna|evna|oglu|ogly|qizi)$")
_SLAVIC_FAMILY = re.compile(r"(?i)(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская|цкая|енко|чук|юк|ян|дзе|швили|ых|их)$")
_SLAVIC: Final = frozenset("RU UA BY KZ KG BG".split())  # noqa: SIM905
_PARTICLES: Final = frozenset("de da do dos das del la las los y e von van der den di".split())  # noqa: SIM905
_SURNAMES: Final = {
    "CN": _CHINESE, "TW": _CHINESE, "HK": _CHINESE, "SG": _CHINESE, "MY": _CHINESE, "KR": _KOREAN,
    "VN": _VIETNAMESE, "JP": _JAPANESE,
}  # fmt: skip


class Halves(NamedTuple):
    """Given and family name, where they can be told, and which comes first in the name as written."""

    given: str | None
    family: str | None
    family_first: bool


def halves_of(full: str, country: str | None) -> Halves:
    """The halves of a person's name; `country` is ISO 3166-1 alpha-2, None where nothing tells it."""
    words = full.split()
    read = read_person(full)
    given, family = (read.given, read.family) if read else (None, None)
    plain = Halves(given, family, bool(family and given) and full.startswith(family or "") and full != family)
    shouted = [word for word in words if len(word) > 1 and word.isupper()]
    if len(words) < 2 or "," in full or (shouted and len(shouted) < len(words)):  # said by comma or capitals
        return plain
    if not full.isascii() and re.search(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", full):
        return Halves(" ".join(words[1:]), words[0], family_first=True)
    customs = (_slavic, _by_surname, _iberian, _hungarian)
    return next((found for custom in customs if (found := custom(words, country)) is not None), plain)


def _slavic(words: Sequence[str], country: str | None) -> Halves | None:
    """With patronymic: Иванов Сергей Петрович, Сергей Петрович Иванов; Сергей Петрович is a polite address."""
    if not (country in _SLAVIC or any("\u0400" <= letter <= "\u04ff" for word in words for letter in word)):
        return None
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        return Halves(f"{words[1]} {words[2]}", words[0], family_first=True)
    if len(words) == 3 and _PATRONYMIC.search(words[1]):
        return Halves(f"{words[0]} {words[1]}", words[2], family_first=False)
    if len(words) == 2 and _PATRONYMIC.search(words[1]) and not _SLAVIC_FAMILY.search(words[0]):
        return Halves(" ".join(words), None, family_first=False)
    if len(words) == 2 and _SLAVIC_FAMILY.search(words[0]) and not _SLAVIC_FAMILY.search(words[1]):
        return Halves(words[1], words[0], family_first=True)
    return None


def _by_surname(words: Sequence[str], country: str | None) -> Halves | None:
    """Chinese, Korean, Vietnamese and Japanese names in Latin letters: by which end is a surname."""
    surnames = _SURNAMES.get(country or "")
    if surnames is None:
        return None
    first, last = words[0].casefold() in surnames, words[-1].casefold() in surnames
    if country == "VN" and (first or not last):
        return Halves(words[-1], words[0], family_first=True)
    if first and not last:
        return Halves(" ".join(words[1:]), words[0], family_first=True)
    if last and not first:
        return Halves(" ".join(words[:-1]), words[-1], family_first=False)
    if first and last and country != "JP":  # Li Wei, Lin Yan: the custom at home
        return Halves(" ".join(words[1:]), words[0], family_first=True)
    return None


def _iberian(words: Sequence[str], country: str | None) -> Halves | None:
    """Two surnames: María García Fernández, João Pedro Almeida Costa."""
    if country not in _IBERIAN or len(words) < 3:
        return None
    cut = 2 if words[1].casefold() in _IBERIAN_SECOND and len(words) > 2 else 1
    if len(words) - cut > 2 and not any(word.casefold() in _PARTICLES for word in words[cut:]):
        cut = len(words) - 2
    return Halves(" ".join(words[:cut]), " ".join(words[cut:]), family_first=False)


def _hungarian(words: Sequence[str], country: str | None) -> Halves | None:
    if country != "HU" or words[0].casefold() in _HUNGARIAN_GIVEN:
        return None
    return Halves(" ".join(words[1:]), words[0], family_first=True)
