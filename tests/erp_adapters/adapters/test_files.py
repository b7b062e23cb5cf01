"""Files: the exam in a folder and over SFTP, deliveries that overlap, and what must not be reached."""

import asyncio
import csv
import io
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import asyncssh
import httpx
import msgspec
import pytest
from openpyxl import Workbook

from erp_adapters.adapters.files import adapter
from erp_adapters.adapters.files.description import description_of
from erp_adapters.adapters.files.formats import moment_text, number_text
from erp_adapters.conformance.subject import Samples, Subject, subject_of
from erp_adapters.conformance.suite import AdapterSuite
from erp_adapters.contract.adapter import Command, Reason, Refused, Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.http import ClientHttp, TransportError
from erp_adapters.contract.outside import Link, MemoryTokens, SystemClock
from erp_adapters.contract.records import Customer, Entity, OrderStatus, Ref, SalesOrder
from erp_adapters.contract.results import Duplicate, Ok, Rejected
from erp_adapters.contract.spec import BadSettingsError

DESCRIPTION = (Path(__file__).parent / "data" / "files.toml").read_text()
SAMPLES = Samples(customer=Ref(number="C1"), product=Ref(number="LED-09"), currency="USD")
COLUMNS = (
    "单号",
    "外部单号",
    "客户",
    "币种",
    "日期",
    "状态",
    "价税合计",
    "备注",
    "行号",
    "料号",
    "数量",
    "含税单价",
    "已发数量",
)


def orders(path: Path, rows: list[tuple[Any, ...]], seconds: int) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("gb18030"))
    os.utime(path, (1_770_000_000 + seconds, 1_770_000_000 + seconds))


def row(number: int, state: str = "已审核", line: int = 1, reference: str = "") -> tuple[Any, ...]:
    return (f"SO{number}", reference, "C1", "USD", "2026-03-02", state, "18.50", "加急", line, "LED-09", 10, "1.85", 0)


def delivered(folder: Path) -> None:
    orders(folder / "from-erp/orders-1.csv", [row(number) for number in range(8)], 0)
    orders(folder / "from-erp/orders-2.csv", [row(number, line=line) for number in (8, 9) for line in (1, 2)], 60)
    orders(folder / "from-erp/orders-3.csv", [row(1, "已出库")], 120)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["编号", "外部编号", "名称", "电话"])
    for number in range(5):
        sheet.append([number + 1, None, f"客户{number}", 13800000000 + number])
    book.save(folder / "from-erp/customers.xlsx")
    os.utime(folder / "from-erp/customers.xlsx", (1_770_000_000, 1_770_000_000))


def folder_link(folder: Path, **more: Any) -> Link:
    settings = {"description": DESCRIPTION, **more}
    http = ClientHttp(httpx.AsyncClient(verify=False))
    return Link(id=str(folder), settings=settings, http=http, tokens=MemoryTokens(), clock=SystemClock(), folder=folder)


class TestFolder(AdapterSuite):
    @pytest.fixture
    async def subject(self, tmp_path: Path) -> Subject:
        delivered(tmp_path)
        return await subject_of(adapter, folder_link(tmp_path), samples=SAMPLES)


class _Server(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("lading", "sftp-secret")


@asynccontextmanager
async def sftp(folder: Path) -> AsyncIterator[Link]:
    key = asyncssh.generate_private_key("ssh-ed25519")

    def confined(channel: asyncssh.SSHServerChannel[bytes]) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(folder).encode())

    server = await asyncssh.create_server(
        _Server, "127.0.0.1", 0, server_host_keys=[key], sftp_factory=confined, allow_scp=False
    )
    port = server.sockets[0].getsockname()[1]

    async def dial(host: str, wanted: int) -> socket.socket:
        assert (host, wanted) == ("sftp.erp.example", port)
        found = socket.socket()
        found.setblocking(False)
        await asyncio.get_running_loop().sock_connect(found, ("127.0.0.1", port))
        return found

    settings = {
        "description": DESCRIPTION,
        "place": "sftp",
        "host": "sftp.erp.example",
        "port": port,
        "user": "lading",
        "password": "sftp-secret",
        "host_key": key.export_public_key().decode().strip(),
    }
    http = ClientHttp(httpx.AsyncClient(verify=False))
    try:
        yield Link(
            id=f"sftp-{port}", settings=settings, http=http, tokens=MemoryTokens(), clock=SystemClock(), dial=dial
        )
    finally:
        server.close()
        await server.wait_closed()


async def read_all(link: Link, entity: Entity, window: Window | None = None) -> list[Any]:
    return [record async for page in adapter.read(link, entity, window or Window(), size=3) for record in page.records]


async def test_the_newest_delivery_counts(tmp_path: Path) -> None:
    delivered(tmp_path)
    link = folder_link(tmp_path)
    found = {record.external_id: record for record in await read_all(link, Entity.SALES_ORDER)}
    assert len(found) == 10
    assert found["SO1"].status is OrderStatus.SHIPPED
    assert found["SO2"].status is OrderStatus.APPROVED
    assert found["SO2"].remote_status == "已审核" or found["SO2"].raw["rows"][0]["状态"] == "已审核"
    assert [line.position for line in found["SO9"].lines] == [1, 2]
    since = datetime.fromtimestamp(1_770_000_000 + 100, UTC)
    assert [one.external_id for one in await read_all(link, Entity.SALES_ORDER, Window(since=since))] == ["SO1"]


async def test_cells_of_a_workbook_are_text(tmp_path: Path) -> None:
    delivered(tmp_path)
    record = await adapter.get(folder_link(tmp_path), Entity.CUSTOMER, "2")
    assert isinstance(record, Customer)
    assert (record.external_number, record.phone, record.name) == ("2", "13800000001", "客户1")


async def test_a_sent_order_waits_until_a_delivery_tells_of_it(tmp_path: Path) -> None:
    delivered(tmp_path)
    link = folder_link(tmp_path)
    command = Command(
        operation=Operation.CREATE, entity=Entity.SALES_ORDER, key="outbox-7", record=SAMPLES.new_order("LAD-7")
    )
    assert isinstance(await adapter.write(link, command), Ok)
    assert isinstance(await adapter.write(link, command), Duplicate)
    assert [path.name for path in (tmp_path / "to-erp").iterdir()] == ["order-outbox-7.csv"]
    waiting = await adapter.get(link, Entity.SALES_ORDER, "LAD-7")
    assert isinstance(waiting, SalesOrder)
    assert (waiting.remote_status, waiting.total) == ("sent", Decimal("370.35"))
    orders(tmp_path / "from-erp/orders-4.csv", [row(50, reference="LAD-7")], 500)
    (known,) = [one for one in await read_all(link, Entity.SALES_ORDER) if one.reference == "LAD-7"]
    assert known.external_id == "SO50"


async def test_nothing_outside_is_read_or_written(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "from-erp").mkdir(parents=True)
    outside.mkdir()
    orders(outside / "orders-secret.csv", [row(1)], 0)
    (inside / "from-erp/orders-1.csv").symlink_to(outside / "orders-secret.csv")
    assert await read_all(folder_link(inside), Entity.SALES_ORDER) == []
    for directory in ("../out", "/etc"):
        report = await adapter.check(folder_link(inside, directory=directory))
        assert [(one.reason, one.subject) for one in report.problems] == [(Reason.SETTINGS, "directory")]
    for wrong in ('files = "../out/*.csv"', 'files = "/etc/*"', 'files = "a/../../b.csv"'):
        with pytest.raises(BadSettingsError):
            description_of(DESCRIPTION.replace('files = "from-erp/orders*.csv"', wrong))


async def test_without_a_folder_of_the_operator_there_is_none(tmp_path: Path) -> None:
    link = folder_link(tmp_path)
    closed = Link(id="x", settings=link.settings, http=link.http, tokens=link.tokens, clock=link.clock)
    report = await adapter.check(closed)
    assert [(one.reason, one.subject) for one in report.problems] == [(Reason.SETTINGS, "place")]


async def test_letters_that_the_encoding_lacks_are_refused(tmp_path: Path) -> None:
    delivered(tmp_path)
    link = folder_link(tmp_path, description=DESCRIPTION.replace("gb18030", "ascii"))
    command = Command(operation=Operation.CREATE, entity=Entity.SALES_ORDER, key="k", record=SAMPLES.new_order("LAD-8"))
    result = await adapter.write(link, command)
    assert isinstance(result, Rejected)
    assert result.code == "encoding"


async def test_a_broken_file_names_itself(tmp_path: Path) -> None:
    delivered(tmp_path)
    (tmp_path / "from-erp/customers.xlsx").write_bytes(b"no workbook")
    with pytest.raises(Refused) as refused:
        await read_all(folder_link(tmp_path), Entity.CUSTOMER)
    assert "customers.xlsx" in str(refused.value)


async def test_sftp_is_read_and_written_as_a_folder_is(tmp_path: Path) -> None:
    delivered(tmp_path)
    async with sftp(tmp_path) as link:
        assert (await adapter.check(link)).ok
        over = await read_all(link, Entity.SALES_ORDER)
        here = await read_all(folder_link(tmp_path), Entity.SALES_ORDER)
        assert sorted(one.external_id for one in over) == sorted(one.external_id for one in here)
        command = Command(
            operation=Operation.CREATE, entity=Entity.SALES_ORDER, key="outbox-9", record=SAMPLES.new_order("LAD-9")
        )
        assert isinstance(await adapter.write(link, command), Ok)
        assert isinstance(await adapter.write(link, command), Duplicate)
        (shown,) = await adapter.preview(link, command)
        assert [(path.name, path.read_bytes()) for path in (tmp_path / "to-erp").iterdir()] == [
            ("order-outbox-9.csv", shown.body)
        ]


async def test_sftp_tells_its_reasons(tmp_path: Path) -> None:
    delivered(tmp_path)
    async with sftp(tmp_path) as link:

        async def problem(**more: Any) -> list[tuple[Reason, str]]:
            changed = Link(
                id="other",
                settings={**link.settings, **more},
                http=link.http,
                tokens=link.tokens,
                clock=link.clock,
                dial=link.dial if "dial" not in more else None,
            )
            return [(one.reason, one.subject) for one in (await adapter.check(changed)).problems]

        assert await problem() == []
        assert await problem(password="wrong") == [(Reason.CREDENTIALS, "")]
        other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode().strip()
        assert await problem(host_key=other) == [(Reason.CREDENTIALS, "")]
        assert await problem(host_key="") == [(Reason.SETTINGS, "host_key")]


async def test_a_host_that_may_not_be_reached_is_unreachable(tmp_path: Path) -> None:
    async def refuse(host: str, port: int) -> socket.socket:
        raise TransportError("address-refused", sent=False)

    async with sftp(tmp_path) as link:
        blocked = Link(
            id="b", settings=link.settings, http=link.http, tokens=link.tokens, clock=link.clock, dial=refuse
        )
        report = await adapter.check(blocked)
        assert [one.reason for one in report.problems] == [Reason.UNREACHABLE]


FORMS = """
decimal = ","
delimiter = ";"
dates = ["%d.%m.%Y"]
skip = 2
marker = ".ok"
[entities.sales_order]
files = "in/orders*"
archive = "in/done"
errors = "in/bad"
[entities.sales_order.fields]
external_id = "Nr"
ordered_on = "Datum"
total = "Summe"
"""


def told(folder: Path, name: str, rows: str, *, marked: bool = True, seconds: int = 0) -> Path:
    path = folder / "in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"Export\r\n\r\nNr;Datum;Summe\r\n{rows}\r\n".encode("utf-8-sig"))
    os.utime(path, (1_770_000_000 + seconds, 1_770_000_000 + seconds))
    if marked:
        path.with_name(f"{name}.ok").touch()
    return path


async def test_only_whole_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = folder_link(tmp_path, description=FORMS.replace('marker = ".ok"', ""))
    told(tmp_path, "orders-1.csv", "1;31.12.2026;1.234,50", marked=False)
    growing = told(tmp_path, "orders-2.csv", "2;31.12.2026;2,5", marked=False)
    for unfinished in ("orders-3.csv.part", "orders-4.csv.TMP", "orders-5.csv.filepart", "orders-6.csv~"):
        told(tmp_path, unfinished, "9;31.12.2026;9", marked=False)
    os.utime(growing)

    async def meanwhile(_: float) -> None:
        with growing.open("ab") as file:
            file.write(b"3;31.12.2026;3,5")

    monkeypatch.setattr(asyncio, "sleep", meanwhile)
    assert [one.external_id for one in await read_all(link, Entity.SALES_ORDER)] == ["1"]
    os.utime(growing, (1_770_000_000, 1_770_000_000))
    assert sorted(one.external_id for one in await read_all(link, Entity.SALES_ORDER)) == ["1", "2", "3"]
    marked = folder_link(tmp_path, description=FORMS)
    (tmp_path / "in/orders-1.csv.ok").touch()
    assert [one.external_id for one in await read_all(marked, Entity.SALES_ORDER)] == ["1"]


async def _moved(link: Link, folder: Path) -> None:
    told(folder, "orders-1.csv", "1;31.12.2026;1.234,50")
    told(folder, "orders-2.csv", "2;31.12.2026;1,5,0", seconds=900)
    with pytest.raises(Refused, match="orders-2"):
        await read_all(link, Entity.SALES_ORDER)  # for the first time somebody is looking
    since = datetime.fromtimestamp(1_770_000_000 + 600, UTC)
    assert await read_all(link, Entity.SALES_ORDER, Window(since=since)) == []
    assert sorted(path.name for path in (folder / "in").glob("**/orders*") if not path.name.endswith(".ok")) == [
        "orders-1.csv", "orders-2.csv", "orders-2.csv.why.txt",
    ]  # fmt: skip
    assert (folder / "in/done/orders-1.csv").exists()
    assert "Summe" in (folder / "in/bad/orders-2.csv.why.txt").read_text()
    (warning,) = (await adapter.check(link)).warnings
    assert (warning.subject, "Summe" in warning.message) == ("in/bad/orders-2.csv", True)
    told(folder, "orders-1.csv", "3;31.12.2026;1", seconds=60)
    await read_all(link, Entity.SALES_ORDER, Window(since=since))
    assert (folder / "in/done/orders-1-1.csv").exists()  # nothing is written over
    assert [one.external_id for one in await read_all(link, Entity.SALES_ORDER)] == ["3", "1"]
    assert (await adapter.get(link, Entity.SALES_ORDER, "1")).external_id == "1"


async def test_what_was_read_is_archived_and_what_cannot_be_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "local").mkdir()
    await _moved(folder_link(tmp_path / "local", description=FORMS), tmp_path / "local")
    (tmp_path / "remote").mkdir()
    async with sftp(tmp_path / "remote") as link:
        settings = {**link.settings, "description": FORMS}
        await _moved(msgspec.structs.replace(link, settings=settings), tmp_path / "remote")


@pytest.mark.parametrize(
    ("decimal", "text", "expected"),
    [
        (".", "1,234.50", "1234.50"), (".", "1,5", None), (".", "12,34,567.8", "1234567.8"), (".", "(1,200)", "-1200"),
        (".", "100.00-", "-100.00"), (".", "¥ 1,000", "1000"), (".", "１２．５", "12.5"), (".", "1'234.5", "1234.5"),
        (",", "1.234,50", "1234.50"), (",", "1\u202f234,5", "1234.5"), (",", "1.5", None), (",", "-0,07", "-0.07"),
        (".", "٣٫٥", "3.5"), (".", "", None), (".", "1.2.3", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(decimal: str, text: str, expected: str | None) -> None:
    described = description_of(FORMS.replace('decimal = ","', f'decimal = "{decimal}"'))
    try:
        found: Decimal | None = Decimal(number_text(text, described))
    except (ValueError, ArithmeticError):
        found = None
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12.2026", "2026-12-31"), ("2026/3/2", "2026-03-02"), ("2026年3月2日", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("2026-03-02 10:30:00", "2026-03-02 10:30:00"), ("02/03/2026", "02/03/2026"),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text: str, expected: str) -> None:
    assert moment_text(text, description_of(FORMS)) == expected


async def test_a_workbooks_numbers_need_no_comma(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Liste")
    rows = ([7, datetime(2026, 12, 31), 1234.5], ["8", "31.12.2026", "1,5"])  # noqa: DTZ001 - a workbook has no zones
    for row in (["Export"], [], ["Nr", "Datum", "Summe"], *rows):
        sheet.append(row)
    (tmp_path / "in").mkdir()
    book.save(tmp_path / "in/orders.xlsx")
    os.utime(tmp_path / "in/orders.xlsx", (1_770_000_000, 1_770_000_000))
    link = folder_link(tmp_path, description='sheet = "Liste"\n' + FORMS.replace('marker = ".ok"', ""))
    found = await read_all(link, Entity.SALES_ORDER)
    assert [(one.external_id, str(one.ordered_on), one.total) for one in found] == [
        ("7", "2026-12-31", Decimal("1234.5")), ("8", "2026-12-31", Decimal("1.5")),
    ]  # fmt: skip
