"""What the demo's colleagues have planned: whom to turn to, when on that person's clock, and why."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """A reminder of the demo. `day` counts from today on the customer's clock, `hour` is there; `rule` is RFC 5545."""

    colleague: str
    contact: str
    day: int
    hour: tuple[int, int]
    text: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class DemoRule:
    """A rule of the demo for reminders that set themselves; off until somebody has tried it, but for one."""

    kind: str
    name: str
    active: bool = False


_LIN: Final = "lin.wei@harbourline.example"
_ZHOU: Final = "zhou.haiping@harbourline.example"
_HO: Final = "ho.kayan@shenglan.example"

#: By the slug of the demo company.
PLANS: Final[dict[str, tuple[DemoPlan, ...]]] = {
    "harbourline": (
        DemoPlan(_LIN, "s.krueger@werkhof-baumann.example", -1, (10, 0), "问一下样品是否收到，确认外箱唛头"),
        DemoPlan(_LIN, "tom.ashworth@penhallow.example", -2, (14, 30), "Ask for the signed PI"),
        DemoPlan(_LIN, "khalid@alwaha-tools.example", 0, (9, 30), "跟进报价：300 套工具箱，等对方确认付款方式"),
        DemoPlan(_LIN, "suresh.menon@gulfanchor.example", 0, (10, 0), "Call about the L/C draft"),
        DemoPlan(_LIN, "k-sato@minato-kogu.example", 0, (9, 0), "寄送检测报告，约下周视频会议"),
        DemoPlan(_LIN, "marco.bertolini@bertolini-utensili.example", 0, (11, 0), "Prezzo nuovo: chiedere conferma"),
        DemoPlan(_LIN, "kdoyle@brightfieldtool.example", 0, (9, 15), "The vessel is late: tell Kevin the new ETD"),
        DemoPlan(_LIN, "rodrigo.nascimento@casadoferro.example", 0, (14, 0), "Perguntar pelo número da LI"),
        DemoPlan(_LIN, "pieter@vdmeulen-tuinbouw.example", 1, (9, 0), "Season order: quantities for spring"),
        DemoPlan(_LIN, "shane.petrovic@coolabahhardware.example", 2, (9, 0), "Monthly call", "FREQ=MONTHLY"),
        DemoPlan(_LIN, "mona.fathy@nilehardware.example", 3, (10, 0), "Payment of the balance"),
        DemoPlan(_ZHOU, "e.marchand@delorme-quincaillerie.example", 0, (10, 0), "Réclamation: proposer un avoir"),
        DemoPlan(_ZHOU, "jh.kim@hanbittools.example", 1, (10, 0), "Visit to the factory: hotel and driver"),
    ),
    "shenglan": (
        DemoPlan(_HO, "shane.petrovic@coolabahhardware.example", 0, (9, 0), "跟进 600×600 地砖样板"),
        DemoPlan(_HO, "suresh.menon@gulfanchor.example", 1, (10, 0), "Container plan for the next shipment"),
    ),
}

#: By the slug of the demo company.
RULES: Final[dict[str, tuple[DemoRule, ...]]] = {
    "harbourline": (
        DemoRule("inquiry_unanswered", "询盘无人回复"),
        DemoRule("quote_silent", "报价无反馈：第 2、5、10 个工作日"),
        DemoRule("customer_holiday", "客户所在国放假前", active=True),
    ),
    "shenglan": (DemoRule("inquiry_unanswered", "询盘无人回复"),),
}
