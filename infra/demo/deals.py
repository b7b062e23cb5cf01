"""The demo's deals: whom with, for what, and the stages that they went through so far."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoDeal:
    """A deal of the demo. `path` are kinds of stages with the days spent in each, the last of them up to today;
    `close` and `ship` count in days from today. `ended` is (outcome, reason's place in the list)."""

    colleague: str
    contact: str
    name: str
    product: str
    amount: str
    path: tuple[tuple[str, int], ...]
    currency: str = "USD"
    rate: str | None = None
    next_step: str | None = None
    close: int | None = None
    ship: int | None = None
    competitor: str | None = None
    ended: tuple[str, int] | None = None


_LIN: Final = "lin.wei@harbourline.example"
_ZHOU: Final = "zhou.haiping@harbourline.example"
_HO: Final = "ho.kayan@shenglan.example"
_EUR: Final = "1.0862"
_TO_DEPOSIT: Final = (("inquiry", 2), ("quotation", 9), ("sample", 21), ("contract", 6))
_TO_PRODUCTION: Final = (*_TO_DEPOSIT, ("deposit", 5))
_TO_SHIPMENT: Final = (*_TO_PRODUCTION, ("production", 32), ("inspection", 3))
_TO_END: Final = (*_TO_SHIPMENT, ("shipment", 7), ("balance", 12))

#: By the slug of the demo company.
DEALS: Final[dict[str, tuple[DemoDeal, ...]]] = {
    "harbourline": (
        DemoDeal(_LIN, "s.krueger@werkhof-baumann.example", "Bit sets for spring", "Bit set 32 pcs", "18400",
                 (("inquiry", 2), ("quotation", 6), ("sample", 34)), "EUR", _EUR, "样品确认后发 PI", 25, 70,
                 "Torx24 GmbH"),
        DemoDeal(_LIN, "s.krueger@werkhof-baumann.example", "Ratchets, repeat order", "Ratchet 1/2\"", "9600",
                 (*_TO_END, ("after_sales", 3)), "EUR", _EUR, "ETA+7 回访", -20, -15),
        DemoDeal(_LIN, "tom.ashworth@penhallow.example", "Garden shears, 2 containers", "Bypass shears", "42750",
                 (("inquiry", 1), ("quotation", 12), ("contract", 9)), "GBP", "1.2715", "Signed PI", 12, 65),
        DemoDeal(_LIN, "khalid@alwaha-tools.example", "Tool boxes 300 sets", "Tool box 5 drawers", "26100",
                 (("inquiry", 3), ("quotation", 8)), next_step="等对方确认付款方式", close=20, ship=80),
        DemoDeal(_LIN, "suresh.menon@gulfanchor.example", "Anchor bolts, L/C 60 days", "Anchor bolt M12", "88200",
                 (("inquiry", 2), ("quotation", 10), ("contract", 18)), next_step="L/C draft", close=8, ship=55),
        DemoDeal(_LIN, "k-sato@minato-kogu.example", "Torque wrenches", "Torque wrench 40-200 Nm", "3150000",
                 (("inquiry", 2), ("quotation", 14), ("sample", 16)), "JPY", "0.00665", "视频会议", 40, 100),
        DemoDeal(_LIN, "marco.bertolini@bertolini-utensili.example", "Pinze, nuovo listino", "Pliers set", "15870",
                 (("inquiry", 1), ("quotation", 22)), "EUR", _EUR, "Conferma prezzo", 15, 75, "Utensileria Veneta"),
        DemoDeal(_LIN, "kdoyle@brightfieldtool.example", "Hand saws, autumn", "Hand saw 22\"", "61200",
                 (*_TO_SHIPMENT, ("shipment", 9)), next_step="New ETD", close=-30, ship=3),
        DemoDeal(_LIN, "rodrigo.nascimento@casadoferro.example", "Ferramentas 2026", "Hammer 500 g", "33900",
                 (*_TO_PRODUCTION, ("production", 27)), next_step="Número da LI", close=-28, ship=21),
        DemoDeal(_LIN, "pieter@vdmeulen-tuinbouw.example", "Season order spring", "Pruning saw", "27300",
                 (("inquiry", 4), ("quotation", 5)), "EUR", _EUR, "Quantities", 30, 95),
        DemoDeal(_LIN, "shane.petrovic@coolabahhardware.example", "Shovels and rakes", "Shovel D-grip", "19800",
                 (*_TO_DEPOSIT, ("deposit", 4)), "AUD", "0.6621", "Deposit 30 %", 2, 60),
        DemoDeal(_LIN, "mona.fathy@nilehardware.example", "Wrench sets", "Combination wrench 12 pcs", "22600",
                 (*_TO_SHIPMENT, ("shipment", 6), ("balance", 11)), next_step="Balance 70 %", close=-45, ship=-11),
        DemoDeal(_ZHOU, "e.marchand@delorme-quincaillerie.example", "Serrures 2026", "Padlock 50 mm", "30400",
                 (("inquiry", 2), ("quotation", 7), ("sample", 12)), "EUR", _EUR, "Avoir à proposer", 35, 90),
        DemoDeal(_ZHOU, "jh.kim@hanbittools.example", "Impact sockets", "Impact socket set", "47800",
                 (("inquiry", 5), ("quotation", 9), ("sample", 20), ("contract", 3)), next_step="Visit",
                 close=10, ship=62),
        DemoDeal(_ZHOU, "khalid@alwaha-tools.example", "Safety gloves", "Nitrile gloves", "12400",
                 (("inquiry", 6),),
                 next_step="回复认证问题", close=45),
        DemoDeal(_ZHOU, "suresh.menon@gulfanchor.example", "Chain hoists", "Chain hoist 2 t", "54000",
                 (("inquiry", 1),), close=50),
        DemoDeal(_LIN, "kdoyle@brightfieldtool.example", "Clamps", "F-clamp 300 mm", "17500",
                 (("inquiry", 2), ("quotation", 4), ("sample", 9)), next_step="Approve sample", close=28, ship=85),
        DemoDeal(_LIN, "tom.ashworth@penhallow.example", "Hose reels", "Hose reel 20 m", "21900",
                 (("inquiry", 3), ("quotation", 15)), "GBP", "1.2715", ended=("lost", 0)),
        DemoDeal(_LIN, "marco.bertolini@bertolini-utensili.example", "Chiavi a bussola", "Socket set 94 pcs", "24300",
                 _TO_END, "EUR", _EUR, ended=("won", 0)),
        DemoDeal(_LIN, "k-sato@minato-kogu.example", "Screwdrivers", "VDE screwdriver set", "1870000",
                 _TO_END, "JPY", "0.00665", ended=("won", 0)),
        DemoDeal(_ZHOU, "e.marchand@delorme-quincaillerie.example", "Charnières", "Door hinge", "11200",
                 (("inquiry", 2), ("quotation", 11), ("sample", 25)), "EUR", _EUR, ended=("lost", 5)),
        DemoDeal(_ZHOU, "jh.kim@hanbittools.example", "Bit holders", "Magnetic bit holder", "8700", _TO_END,
                 ended=("won", 0)),
    ),
    "shenglan": (
        DemoDeal(_HO, "shane.petrovic@coolabahhardware.example", "600×600 地砖", "Porcelain tile 600×600", "38600",
                 (("inquiry", 2), ("quotation", 8), ("sample", 13)), next_step="确认样板颜色", close=30, ship=90),
        DemoDeal(_HO, "suresh.menon@gulfanchor.example", "Wall tiles, 3 containers", "Wall tile 300×600", "57200",
                 (*_TO_PRODUCTION, ("production", 18)), next_step="Container plan", close=-20, ship=25),
    ),
}  # fmt: skip

#: What a colleague is to win a month, in US dollars.
TARGETS: Final[dict[str, dict[str, str]]] = {"harbourline": {_LIN: "60000", _ZHOU: "40000"}, "shenglan": {_HO: "50000"}}
