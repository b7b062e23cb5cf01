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
import pytest
from openpyxl import Workbook

from erp_adapters.adapters.files import adapter
from erp_adapters.adapters.files.description import description_of
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
