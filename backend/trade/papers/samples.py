"""An invented order with all that papers can say, by language: for previews of layouts before there are real papers."""

from datetime import date
from decimal import Decimal
from typing import Final

from backend.trade.papers.model import (
    Bank,
    Charge,
    ContainerLine,
    Core,
    DueShare,
    PaperLine,
    PaperTerms,
    Party,
    Shipping,
    Sums,
)

_GOODS: Final = (
    ("HL-2205", "3923.50", "1200", "3.85", 60, "14.5", "16.2", "0.052"),
    ("HL-3110", "3923.30", "500", "12.40", 50, "11", "12.6", "0.061"),
    ("HL-0417", "8481.80", "2400", "1.165", 24, "18", "19.4", "0.034"),
)
_NAMES: Final[dict[str, tuple[str, str, str]]] = {
    "en": ("Storage box with lid, 22 l", "Canister with tap, 10 l", "Brass tap, DN 15"),
    "zh": ("带盖收纳箱，22升", "带龙头水桶，10升", "黄铜水龙头，DN15"),
    "es": ("Caja de almacenaje con tapa, 22 l", "Bidón con grifo, 10 l", "Grifo de latón, DN 15"),
    "ru": ("Контейнер с крышкой, 22 л", "Канистра с краном, 10 л", "Кран латунный, DN 15"),
    "ar": ("صندوق تخزين بغطاء، 22 لترًا", "جالون بصنبور، 10 لترات", "صنبور نحاسي، DN 15"),
    "fr": ("Boîte de rangement avec couvercle, 22 l", "Bidon avec robinet, 10 l", "Robinet en laiton, DN 15"),
    "pt": ("Caixa organizadora com tampa, 22 l", "Bombona com torneira, 10 l", "Torneira de latão, DN 15"),
    "de": ("Aufbewahrungsbox mit Deckel, 22 l", "Kanister mit Hahn, 10 l", "Messinghahn, DN 15"),
    "ja": ("ふた付き収納ボックス 22L", "蛇口付きポリタンク 10L", "真ちゅう製蛇口 DN15"),
}


def sample_lines() -> list[PaperLine]:
    """Three lines of goods with their packing."""
    lines, carton = [], 1
    for i, (item, code, quantity, price, per_carton, net, gross, volume) in enumerate(_GOODS):
        count = Decimal(quantity)
        cartons = int(count / per_carton)
        lines.append(
            PaperLine(
                number=i + 1,
                item=item,
                description=_NAMES["en"][i],
                descriptions={language: names[i] for language, names in _NAMES.items()},
                hs_code=code,
                origin="CN",
                moq=Decimal(per_carton * 4),
                quantity=count,
                unit="H87",
                unit_price=Decimal(price),
                amount=(count * Decimal(price)).quantize(Decimal("0.01")),
                per_carton=Decimal(per_carton),
                cartons=cartons,
                carton_from=carton,
                carton_size="60 × 40 × 36",
                net_weight=cartons * Decimal(net),
                gross_weight=cartons * Decimal(gross),
                volume=cartons * Decimal(volume),
            )
        )
        carton += cartons
    return lines


def sample_core() -> Core:
    """The whole order: the sums add up, and nothing contradicts."""
    lines = sample_lines()
    subtotal = sum((line.amount for line in lines), Decimal(0))
    freight = Decimal("1250.00")
    total = subtotal + freight
    deposit = (total * Decimal("0.3")).quantize(Decimal("0.01"))
    packages = sum(line.cartons for line in lines)
    return Core(
        currency="USD",
        seller=Party(
            name="Harbourline Trading Co., Ltd.",
            native_name="海岸线贸易有限公司",
            address=["Room 1203, 88 Zhongshan East Road", "315000 Ningbo, Zhejiang, China"],
            phone="+86 574 5550 0188",
            email="sales@harbourline.example",
            ids=[("USCC", "91330200MA2XXXXX0A")],
        ),
        buyer=Party(
            name="Almacenes del Norte, S.A.",
            address=["Av. Central 450", "San Pedro, 11501", "Costa Rica"],
            contact="María Quesada",
            phone="+506 5550 0142",
            ids=[("Cédula jurídica", "3-101-000000")],
        ),
        lines=lines,
        totals=Sums(subtotal=subtotal, charges=[Charge(name="Freight / 运费", amount=freight)], total=total),
        terms=PaperTerms(
            incoterm="CFR",
            place="Puerto Caldera",
            payment="T/T 30/70",
            schedule=[
                DueShare(label="deposit", percent=Decimal(30), amount=deposit, due_on=date(2026, 3, 12)),
                DueShare(label="balance", percent=Decimal(70), amount=total - deposit),
            ],
            valid_until=date(2026, 4, 4),
            lead_time="30 d",
            partial_shipment=False,
            transhipment=True,
            latest_shipment=date(2026, 5, 15),
            tolerance=Decimal(5),
        ),
        shipping=Shipping(
            mode="Sea",
            port_loading="Ningbo (CNNGB)",
            port_discharge="Puerto Caldera (CRCAL)",
            carrier="Pacific Arc Line",
            vessel="ARC HORIZON",
            voyage="114E",
            bl_number="PALU26030417",
            etd=date(2026, 4, 28),
            eta=date(2026, 6, 2),
            on_board=date(2026, 4, 29),
            freight="Prepaid",
            marks="ADN\nPUERTO CALDERA\nC/NO. 1-UP\nMADE IN CHINA",
            containers=[
                ContainerLine(
                    number="CSQU3054383",
                    kind="20GP",
                    seal="CN8841207",
                    packages=packages,
                    gross_weight=sum((line.gross_weight for line in lines), Decimal(0)),
                    volume=sum((line.volume for line in lines), Decimal(0)),
                )
            ],
        ),
        bank=Bank(
            beneficiary="Harbourline Trading Co., Ltd.",
            name="Example Bank of Ningbo",
            address="1 Bund Road, Ningbo, China",
            swift="EXBKCNBNXXX",
            account="3301 0000 5550 0188",
        ),
        references={"quote": "Q-2026-0042", "order": "SO-2026-0031", "customer_po": "OC-7781"},
        approved_accounts=["3301 0000 5550 0188"],
    )
