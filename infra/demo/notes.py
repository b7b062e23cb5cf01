"""What the demo's colleagues have written into their customers' files: notes, calls, relations, papers, stars."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class DemoNote:
    """Something written on the timeline of the company of `contact`, so many days ago. `{Name}` of `names` becomes a
    mention of that colleague."""

    colleague: str
    contact: str
    days_ago: int
    text: str
    kind: Literal["note", "call", "meeting"] = "note"
    minutes: int | None = None
    names: str | None = None


@dataclass(frozen=True, slots=True)
class DemoRelation:
    """The company of `other` is a `kind` of the company of `contact`."""

    colleague: str
    contact: str
    other: str
    kind: Literal["branch", "agent", "forwarder", "group"]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file in a company's file."""

    colleague: str
    contact: str
    filename: str
    content: str


@dataclass(frozen=True, slots=True)
class DemoDesk:
    """All of a demo company."""

    notes: tuple[DemoNote, ...]
    relations: tuple[DemoRelation, ...] = ()
    files: tuple[DemoFile, ...] = ()
    #: Colleague and contact.
    stars: tuple[tuple[str, str], ...] = ()


_LIN: Final = "lin.wei@harbourline.example"
_ZHOU: Final = "zhou.haiping@harbourline.example"
_TOM: Final = "tom.ashworth@penhallow.example"
_KRUEGER: Final = "s.krueger@werkhof-baumann.example"
_KEVIN: Final = "kdoyle@brightfieldtool.example"
_RODRIGO: Final = "rodrigo.nascimento@casadoferro.example"
_KHALID: Final = "khalid@alwaha-tools.example"

#: By the slug of the demo company.
DESKS: Final[dict[str, DemoDesk]] = {
    "harbourline": DemoDesk(
        notes=(
            DemoNote(_LIN, _TOM, 2, "{Name} 英国客户要 30 天账期，之前都是 T/T 发货前付清。能批吗？", names=_ZHOU),
            DemoNote(_LIN, _TOM, 12, "Tom wants the header cards in 300 gsm from now on, matt.", "call", 14),
            DemoNote(_ZHOU, _TOM, 40, "Canton Fair, booth 12.2 H31: took both pruner samples along.", "meeting", 45),
            DemoNote(_LIN, _KRUEGER, 5, "Frau Krüger ist mittwochs nicht im Büro.", "call", 8),
            DemoNote(_LIN, _KEVIN, 9, "客户每年 2 月补货，12 月就要报价。"),
            DemoNote(_ZHOU, _RODRIGO, 7, "{Name} 巴西这单一定等 LI 批下来再订舱。", names=_LIN),
            DemoNote(_LIN, _KHALID, 3, "Answers on WhatsApp within the hour, mail takes days.", "call", 6),
        ),
        relations=(
            DemoRelation(_LIN, _KEVIN, "zhengxiao@farsail-logistics.example", "forwarder", "FOB Ningbo, since 2024"),
            DemoRelation(_LIN, _TOM, "zhengxiao@farsail-logistics.example", "forwarder"),
        ),
        files=(
            DemoFile(_LIN, _TOM, "Barcodes GP-208.csv", "item;ean\nGP-208 green;5012345000015\n"),
            DemoFile(_LIN, _KRUEGER, "唛头 Shipping mark.txt", "WERKHOF BAUMANN\nHAMBURG\nC/NO. 1-UP\nMADE IN CHINA\n"),
        ),
        stars=((_LIN, _TOM), (_LIN, _KEVIN), (_ZHOU, _TOM), (_ZHOU, _RODRIGO)),
    ),
}  # fmt: skip
