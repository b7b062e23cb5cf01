"""Invented firms and people in several scripts, the same ones for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import uuid_utils.compat

from backend.customers.vocabulary import STAGES
from i18n.words import fold

_NEWEST = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Region:
    """Where customers are: what their names are made of."""

    country: str
    language: str
    zone: str
    dial: str
    cities: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    trades: tuple[str, ...]
    given: tuple[str, ...]
    joint: str = " "


_LATIN = ("Alv", "Bran", "Cors", "Dalm", "Elv", "Ferr", "Gart", "Hols", "Iver", "Kest", "Lund", "Marv", "Nord", "Olst",
          "Pelt", "Quir", "Rost", "Salt", "Torv", "Ulf", "Vald", "Wend", "Yarr", "Zell")  # fmt: skip
_LATIN_ENDS = ("ano", "berg", "castro", "dahl", "ecker", "field", "gaard", "heim", "ini", "jansen", "koski", "lund",
               "mann", "nova", "oglu", "perez", "quist", "rana", "sen", "tori", "ura", "vik", "well",
               "zano")  # fmt: skip
_CYRILLIC = (
    "Ал",
    "Бор",
    "Вер",
    "Гор",
    "Дуб",
    "Зар",
    "Кал",
    "Лаз",
    "Мор",
    "Нев",
    "Ор",
    "Пав",
    "Рож",
    "Сев",
    "Тих",
    "Щер",
)
_CYRILLIC_ENDS = ("бин", "вецкий", "гин", "дин", "енко", "жин", "кин", "лов", "мин", "нев", "пин", "ров", "син", "тов")
_HAN = "宁波海天金龙华东方信达兴隆永盛泰和丰源瑞祥安顺康美新世纪恒通"
_HAN_ENDS = "贸工商远创合宏嘉利明德润"
_ARABIC = ("نور", "فجر", "سلام", "بحر", "نجم", "صقر", "واحة", "قمر", "ربيع", "أمل", "نسيم", "هلال")
_ARABIC_ENDS = ("الخليج", "الشرق", "الجزيرة", "النيل", "المدينة", "الصحراء", "البركة", "الريادة", "الوفاء", "الأفق")

_REGIONS = (
    _Region("DE", "de", "Europe/Berlin", "+4940", ("Hamburg", "Köln", "Bremen"), _LATIN, _LATIN_ENDS,
            ("Handel GmbH", "Werkzeuge GmbH", "Import AG"), ("Jörg", "Anke", "Matthias", "Heike")),
    _Region("ES", "es", "Europe/Madrid", "+3491", ("Madrid", "València", "Bilbao"), _LATIN, _LATIN_ENDS,
            ("Comercial S.L.", "Importaciones S.A."), ("María", "Íñigo", "Lucía", "Andrés")),
    _Region("BR", "pt-BR", "America/Sao_Paulo", "+5511", ("São Paulo", "Curitiba"), _LATIN, _LATIN_ENDS,
            ("Importadora Ltda", "Comércio Ltda"), ("João", "Luíza", "Thiago", "Renata")),
    _Region("US", "en", "America/Chicago", "+1312", ("Chicago", "Houston", "Savannah"), _LATIN, _LATIN_ENDS,
            ("Trading Inc.", "Supply LLC", "Hardware Co."), ("Emily", "Marcus", "Dana", "Owen")),
    _Region("TR", "tr", "Europe/Istanbul", "+90212", ("İstanbul", "İzmir"), _LATIN, _LATIN_ENDS,
            ("Dış Ticaret A.Ş.", "Makine Ltd. Şti."), ("Çağla", "Oğuz", "Şebnem", "Emre")),
    _Region("RU", "ru", "Europe/Moscow", "+7495", ("Москва", "Казань"), _CYRILLIC, _CYRILLIC_ENDS,
            ("Торг ООО", "Импорт ООО"), ("Ольга", "Артём", "Мария", "Илья")),
    _Region("CN", "zh-CN", "Asia/Shanghai", "+86574", ("宁波", "上海", "深圳"), tuple(_HAN), tuple(_HAN_ENDS),
            ("进出口有限公司", "五金制品厂"), ("伟", "芳", "敏", "强"), ""),
    _Region("AE", "ar", "Asia/Dubai", "+9714", ("دبي", "الشارقة"), _ARABIC, _ARABIC_ENDS,
            ("للتجارة", "للاستيراد والتصدير"), ("أحمد", "ليلى", "يوسف", "مريم")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Firm:
    """A company with its two people."""

    id: UUID
    name: str
    #: The part of the name that few firms share; None in scripts that a plain text search cannot cut.
    word: str | None
    domain: str
    country: str
    city: str
    language: str
    zone: str
    phone: str
    stage: str
    tags: list[str]
    owner: int | None
    last_message_at: datetime | None
    created_at: datetime
    people: tuple["Person", ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a company."""

    id: UUID
    name: str
    given: str
    family: str
    email: str
    phone: str
    title: str
    last_message_at: datetime | None


def firms(count: int, seed: int) -> Iterator[Firm]:
    """`count` firms with two people each."""
    chance = random.Random(seed)
    for number in range(count):
        region = chance.choice(_REGIONS)
        family = chance.choice(region.starts) + (" " if region.language == "ar" else "") + chance.choice(region.ends)
        name = region.joint.join((family, chance.choice(region.trades)))
        domain = f"firm-{seed}-{number}.example"
        age = timedelta(minutes=chance.randrange(2_000_000))
        written = _NEWEST - age * chance.random() if chance.random() < 0.8 else None
        yield Firm(
            id=uuid_utils.compat.uuid7(),
            name=name,
            word=None if region.joint == "" else fold(family).split()[0],
            domain=domain,
            country=region.country,
            city=chance.choice(region.cities),
            language=region.language,
            zone=region.zone,
            phone=f"{region.dial}{chance.randrange(10**6, 10**7)}",
            stage=chance.choice(STAGES),
            tags=chance.sample(["fair", "distributor", "project", "urgent"], chance.randrange(3)),
            owner=chance.randrange(10) if chance.random() < 0.4 else None,
            last_message_at=written,
            created_at=_NEWEST - age,
            people=tuple(_person(chance, region, domain, seat, written) for seat in range(2)),
        )


def _person(chance: random.Random, region: _Region, domain: str, seat: int, written: datetime | None) -> Person:
    given = chance.choice(region.given)
    # Not made of the words that firms are: a search for a firm's word then means the firm's name on both sides.
    family = given + chance.choice(region.given).lower()
    return Person(
        id=uuid_utils.compat.uuid7(),
        name=region.joint.join((given, family)),
        given=given,
        family=family,
        email=f"person{seat}@{domain}",
        phone=f"{region.dial}{chance.randrange(10**6, 10**7)}",
        title=chance.choice(["Purchasing", "Owner", "Sales", "Logistics"]),
        last_message_at=written,
    )
