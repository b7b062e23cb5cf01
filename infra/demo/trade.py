"""The demo's trade: what is sold at which cost and price, and what was quoted and ordered. All invented."""

from dataclasses import dataclass
from typing import Any, Final, Literal


@dataclass(frozen=True, slots=True)
class DemoProduct:
    """A product: number, names, shelf, HS code, cost in CNY with VAT, price in USD FOB, pieces in a carton, the carton
    (cm) and its net and gross weight (kg)."""

    sku: str
    name: str
    chinese: str
    shelf: str
    hs_code: str
    cost: str
    price: str
    pieces: str
    carton: tuple[str, str, str]
    weights: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DemoQuote:
    """A quote to a contact: numbers and quantities; `state` says how far it went, "order" that it became one."""

    colleague: str
    contact: str
    currency: str
    lines: tuple[tuple[str, str], ...]
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoStep:
    """How a step of production stands, promised so many days from today; `photo`: the shelf of what is photographed."""

    kind: str
    state: Literal["open", "doing", "problem", "done"]
    in_days: int
    note: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True)
class DemoMaking:
    """How an order is made: its steps, the parcel of samples, and so many times the quantity that the buyer asks for
    afterwards, with the reason."""

    steps: tuple[DemoStep, ...] = ()
    courier: str = ""
    more: str = ""
    reason: str = ""


_LIN: Final = "lin.wei@harbourline.example"
_A: Final = ("44", "32", "28")
_B: Final = ("52", "38", "30")
_C: Final = ("60", "42", "36")

PRODUCTS: Final = (
    DemoProduct("HL-1001", "Bit set 32 pcs", "32件批头套装", "Screwdriving",
                "82079010", "31.60", "5.85", "24", _A, ("13.2", "14.0")),
    DemoProduct("HL-1002", "Bit set 58 pcs", "58件批头套装", "Screwdriving",
                "82079010", "52.40", "9.70", "12", _A, ("11.8", "12.6")),
    DemoProduct("HL-1003", "Screwdriver set 6 pcs", "6件螺丝刀套装", "Screwdriving",
                "82054000", "24.90", "4.60", "36", _A, ("15.1", "16.0")),
    DemoProduct("HL-1004", "Insulated screwdriver set VDE", "绝缘螺丝刀套装", "Screwdriving",
                "82054000", "46.20", "8.55", "24", _A, ("12.7", "13.5")),
    DemoProduct("HL-2001", 'Ratchet 1/2"', "1/2寸棘轮扳手", "Wrenches",
                "82042000", "29.80", "5.50", "40", _A, ("21.4", "22.2")),
    DemoProduct("HL-2002", 'Ratchet 1/4"', "1/4寸棘轮扳手", "Wrenches",
                "82042000", "21.50", "3.95", "60", _A, ("17.6", "18.4")),
    DemoProduct("HL-2003", "Torque wrench 40-200 Nm", "40-200牛米扭力扳手", "Wrenches",
                "82041100", "96.00", "17.80", "10", _B, ("18.8", "19.9")),
    DemoProduct("HL-2004", "Combination wrench set 12 pcs", "12件两用扳手", "Wrenches",
                "82041100", "74.30", "13.75", "8", _B, ("19.2", "20.1")),
    DemoProduct("HL-2005", "Socket set 94 pcs", "94件套筒组套", "Wrenches",
                "82042000", "138.00", "25.60", "4", _B, ("24.0", "25.3")),
    DemoProduct("HL-3001", "Bypass shears", "园艺剪", "Garden",
                "82015000", "18.70", "3.45", "48", _B, ("14.4", "15.6")),
    DemoProduct("HL-3002", "Telescopic lopper", "伸缩高枝剪", "Garden",
                "82016000", "57.20", "10.60", "10", _C, ("16.5", "18.0")),
    DemoProduct("HL-3003", "Hedge shears", "绿篱剪", "Garden", "82016000", "36.40", "6.75", "12", _C, ("13.9", "15.2")),
    DemoProduct("HL-4001", "Tool box 5 drawers", "五抽屉工具箱", "Storage",
                "73269090", "468.00", "86.50", "1", _C, ("16.2", "18.1")),
    DemoProduct("HL-4002", "Tool trolley 7 drawers", "七抽屉工具车", "Storage",
                "94032000", "940.00", "172.00", "1", ("82", "52", "92"), ("48.0", "54.0")),
    DemoProduct("HL-5001", "Anchor bolt M12", "M12膨胀螺栓", "Fastening",
                "73181900", "2.05", "0.38", "500", _A, ("24.5", "25.0")),
    DemoProduct("HL-5002", "Anchor bolt M16", "M16膨胀螺栓", "Fastening",
                "73181900", "3.70", "0.69", "250", _A, ("24.0", "24.5")),
    DemoProduct("HL-6001", "Cordless drill 18 V", "18伏充电钻", "Power tools",
                "84672100", "212.00", "39.20", "6", _B, ("13.2", "14.6")),
    DemoProduct("HL-6002", "Angle grinder 125 mm", "125毫米角磨机", "Power tools",
                "84672910", "118.00", "21.80", "8", _B, ("17.1", "18.3")),
    DemoProduct("HL-7001", "Combination pliers 200 mm", "200毫米钢丝钳", "Pliers",
                "82032000", "16.80", "3.10", "60", _A, ("19.8", "20.6")),
    DemoProduct("HL-7002", "Water pump pliers 250 mm", "250毫米水泵钳", "Pliers",
                "82032000", "22.30", "4.10", "48", _A, ("20.4", "21.2")),
)  # fmt: skip

#: Who the demo company is on papers, and the account that they name for each currency.
SELLER: Final[dict[str, Any]] = {
    "name": "Ningbo Harbourline Export Co., Ltd.",
    "native_name": "宁波港际线出口有限公司",
    "address": ["Room 1602, 88 Example East Road, Yinzhou District", "315040 Ningbo, Zhejiang, China"],
    "country": "CN",
    "phone": "+86 574 5555 0188",
    "email": "sales@harbourline.example",
}
#: Another firm of theirs, which numbers its papers by itself.
OTHER_SELLER: Final[dict[str, Any]] = {
    "name": "Harbourline (HK) Limited",
    "native_name": "港际线（香港）有限公司",
    "address": ["12/F, Example Commercial Tower", "Sheung Wan, Hong Kong"],
    "country": "HK",
    "phone": "+852 5555 0142",
    "email": "hk@harbourline.example",
}
OTHER_ACCOUNT: Final = "012 875 0142 0008"
BANKS: Final = {"USD": "3301 0188 0000 0016", "EUR": "3301 0188 0000 0024"}

#: So many of the second for one of the first.
RATES: Final = (("USD", "CNY", "7.1205"), ("EUR", "CNY", "7.8340"), ("EUR", "USD", "1.1002"), ("GBP", "CNY", "9.0510"))

#: What happened to the orders of these quotes (by note): an overdue balance with a credit note, a part that has left,
#: a letter of credit.
MONEY: Final = {
    "Ratchets, repeat order": "overdue",
    "Garden shears, 2 containers": "partial",
    "Anchor bolts, L/C 60 days": "letter",
}

#: How the orders of these quotes (by note) are made.
MAKING: Final = {
    "Torque wrenches": DemoMaking(
        steps=(
            DemoStep("artwork", "done", -6, "Buyer's logo on the handle, approved by mail", "Wrenches"),
            DemoStep("mould", "done", -2),
            DemoStep("material", "problem", 2, "Alloy steel is two days late; the mill sends it on Thursday"),
            DemoStep("production_run", "open", 16),
            DemoStep("packing", "open", 24),
            DemoStep("inspection", "open", 27),
        ),
        more="1.25",
        reason="Mr. Sato asks for 300 more by mail; the price stays",
    ),
    "Anchor bolts, L/C 60 days": DemoMaking(
        steps=(
            DemoStep("material", "done", -9),
            DemoStep("production_run", "doing", 5, "70 % through the zinc bath", "Fastening"),
            DemoStep("packing", "doing", 7, "Buyer's carton marks printed"),
            DemoStep("inspection", "open", 9),
        )
    ),
    "Lopper samples": DemoMaking(courier="1234567890"),
}

#: What buyers call our products.
CALLED: Final[dict[str, dict[str, str]]] = {
    "s.krueger@werkhof-baumann.example": {"HL-2001": "WB-48.112", "HL-2002": "WB-48.114", "HL-1001": "WB-31.032"},
    "tom.ashworth@penhallow.example": {"HL-3001": "PG-SHEAR-01", "HL-3003": "PG-HEDGE-03"},
}

#: By the slug of the demo company.
QUOTES: Final[dict[str, tuple[DemoQuote, ...]]] = {
    "harbourline": (
        DemoQuote(_LIN, "s.krueger@werkhof-baumann.example", "EUR",
                  (("HL-1001", "2400"), ("HL-1004", "480")), "sent", "Bit sets for spring"),
        DemoQuote(_LIN, "s.krueger@werkhof-baumann.example", "EUR",
                  (("HL-2001", "1600"), ("HL-2002", "600")), "order", "Ratchets, repeat order"),
        DemoQuote(_LIN, "tom.ashworth@penhallow.example", "USD",
                  (("HL-3001", "9600"), ("HL-3003", "1200")), "order", "Garden shears, 2 containers"),
        DemoQuote(_LIN, "khalid@alwaha-tools.example", "USD", (("HL-4001", "300"),), "sent", "Tool boxes 300 sets"),
        DemoQuote(_LIN, "suresh.menon@gulfanchor.example", "USD",
                  (("HL-5001", "120000"), ("HL-5002", "60000")), "order", "Anchor bolts, L/C 60 days"),
        DemoQuote(_LIN, "k-sato@minato-kogu.example", "USD", (("HL-2003", "1200"),), "order", "Torque wrenches"),
        DemoQuote(_LIN, "tom.ashworth@penhallow.example", "USD", (("HL-3002", "500"),), "sample", "Lopper samples"),
        DemoQuote(_LIN, "khalid@alwaha-tools.example", "USD",
                  (("HL-6001", "600"), ("HL-6002", "800")), "draft", "Power tools, first inquiry"),
    ),
}  # fmt: skip
