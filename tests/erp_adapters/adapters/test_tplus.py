"""The description of the T+ page reads T+'s exports and writes orders that its import takes."""

import csv
import re
from decimal import Decimal
from pathlib import Path

from erp_adapters.adapters.files import adapter
from erp_adapters.contract.adapter import Command, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Record, Ref, SalesOrder, Stock
from erp_adapters.contract.results import Ok
from tests.erp_adapters.adapters.test_files import folder_link

PAGE = Path(__file__).parents[3] / "docs" / "erp" / "tplus.md"
EXPORTS = {
    "客户-1": "客户编码,客户名称,税号,电话\n0001,宁波远航贸易有限公司,91330200MA2AAAAA1X,0574-55500100\n",
    "存货-1": "存货编码,存货名称,规格型号,计量单位\nLED-09,灯,9W,只\n",
    "现存量-1": "行标识,存货编码,仓库,现存量,可用量\nLED-09/01,LED-09,成品仓,1200,900\n",
    "销售订单-1": "单据编号,外部单据号,客户编码,币种,单据日期,单据状态,存货编码,数量,含税单价,预计交货日期\n"
    "SO-1,LAD-1,0001,USD,2026-03-02,已审,LED-09,500,1.85,2026-04-10\n"
    "SO-1,LAD-1,0001,USD,2026-03-02,已审,LED-09,5,0,2026-04-10\n",
}


async def read(link: Link, entity: Entity) -> list[Record]:
    return [record async for page in adapter.read(link, entity, Window()) for record in page.records]


async def test_the_description_reads_and_writes_what_t_plus_does(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "from-tplus").mkdir()
    for name, rows in EXPORTS.items():
        (tmp_path / "from-tplus" / f"{name}.csv").write_text(rows, encoding="gb18030")
    link = folder_link(tmp_path, description=text)
    report = await adapter.check(link)
    assert report.ok, report.problems
    (customer,) = await read(link, Entity.CUSTOMER)
    assert isinstance(customer, Customer)
    assert (customer.name, customer.tax_id) == ("宁波远航贸易有限公司", "91330200MA2AAAAA1X")
    (stock,) = await read(link, Entity.STOCK)
    assert isinstance(stock, Stock)
    assert (stock.on_hand, stock.available) == (Decimal(1200), Decimal(900))
    (order,) = await read(link, Entity.SALES_ORDER)
    assert isinstance(order, SalesOrder)
    assert (order.reference, order.currency, order.status) == ("LAD-1", "USD", OrderStatus.APPROVED)
    assert isinstance(order.lines, tuple)
    assert [(line.quantity, line.price) for line in order.lines] == [
        (Decimal(500), Decimal("1.85")),
        (Decimal(5), Decimal(0)),
    ]

    line = OrderLine(product=Ref(number="LED-09"), quantity=Decimal(20), price=Decimal("2.5"))
    record = SalesOrder(reference="LAD-2", customer=Ref(number="0001"), currency="USD", lines=(line,))
    made = await adapter.write(
        link, Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key="k2", record=record)
    )
    assert isinstance(made, Ok), made
    (sent,) = (tmp_path / "to-tplus").glob("*.csv")
    (row,) = csv.DictReader(sent.read_text(encoding="gb18030").splitlines())
    assert (row["外部单据号"], row["客户编码"], row["存货编码"], row["数量"]) == ("LAD-2", "0001", "LED-09", "20")
