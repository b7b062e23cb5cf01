"""The exam: wrong adapters fail it by name, and the command runs it."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from backend.cli import main
from erp_adapters.adapters.odoo import OdooAdapter
from erp_adapters.conformance.checks import Mode
from erp_adapters.conformance.runner import checks
from erp_adapters.conformance.subject import Samples, subject_of
from erp_adapters.contract.adapter import Adapter, Command, Page, Window
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, Ref
from erp_adapters.contract.results import Ok, Refused, Single
from erp_adapters.registry import UnknownAdapterError, load, names
from tests.erp_adapters.simulators.odoo import KEY, LOGIN, OdooSimulator
from tests.erp_adapters.simulators.server import running

SAMPLES = Samples(customer=Ref(external_id="1"), product=Ref(external_id="1"), currency="USD")


class LosesThePageEnd(OdooAdapter):
    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        async for page in super().read(link, entity, window, resume=resume, size=size):
            yield Page(records=page.records[:-1], resume=page.resume, last=page.last, mark=page.mark)


class LooksNever(OdooAdapter):
    async def _known(self, source: Any, command: Command) -> str | None:
        return None


class SaysYesToEverything(OdooAdapter):
    async def write(self, link: Link, command: Command) -> Single:
        return Ok(external_id="1")


async def failures(adapter: Adapter, names: set[str]) -> set[str]:
    async with running(OdooSimulator()) as odoo:
        subject = await subject_of(adapter, odoo.odoo_link(), samples=SAMPLES, hidden=odoo)
        failed = set()
        known = {one.name: one for one in checks(tuple(Mode))}
        for name in names:
            try:
                await known[name].run(subject)
            except (AssertionError, Refused):
                failed.add(name)
        return failed


@pytest.mark.parametrize(
    ("adapter", "expected"),
    [
        (LosesThePageEnd(), {"pages_hold_every_record_once", "edits_during_paging_lose_nothing"}),
        (LooksNever(), {"a_create_repeated_makes_one", "a_lost_reply_makes_no_second"}),
        (SaysYesToEverything(), {"a_bad_write_is_refused_with_reasons", "many_lines_arrive"}),
    ],
    ids=["cuts", "doubles", "lies"],
)
async def test_a_wrong_adapter_fails_by_name(adapter: Adapter, expected: set[str]) -> None:
    assert await failures(adapter, expected) == expected


def test_every_adapter_loads_and_is_documented() -> None:
    root = Path(__file__).parents[3]
    for name in names():
        spec = load(name).spec
        assert spec.name == name
        if spec.docs.startswith("docs/erp/"):
            assert (root / spec.docs).exists(), name
    with pytest.raises(UnknownAdapterError):
        load("nothing")


@contextmanager
def served(odoo: OdooSimulator) -> Iterator[None]:
    """The simulator in a loop of its own: the command brings its own, too."""
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with running(odoo):
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(10)
        yield
    finally:
        done.set()
        thread.join()


def run(tmp_path: Path, odoo: OdooSimulator, key: str, *options: str) -> tuple[int, str]:
    path = tmp_path / "odoo.toml"
    path.write_text(
        f'[settings]\nurl = "{odoo.url}"\ndatabase = "demo"\nlogin = "{LOGIN}"\napi_key = "{key}"\n'
        '[samples]\ncurrency = "USD"\ncustomer = { external_id = "1" }\nproduct = { external_id = "1" }\n'
    )
    result = CliRunner().invoke(main, ["erp", "check", "odoo", "--settings", str(path), *options])
    return result.exit_code, result.output


def test_the_command_reads_alone_unless_told(tmp_path: Path) -> None:
    odoo = OdooSimulator()
    with served(odoo):
        # A real clock meets a simulated one.
        from datetime import UTC, datetime

        odoo.clock.moment = datetime.now(UTC)
        for number in range(5):
            odoo.seed(Entity.SALES_ORDER, number)
        before = odoo.effects
        status, output = run(tmp_path, odoo, KEY)
        assert status == 0, output
        assert odoo.effects == before
        assert "ok   pages_hold_every_record_once" in output
        status, output = run(tmp_path, odoo, KEY, "--write")
        assert status == 0, output
        assert odoo.effects > before
        status, output = run(tmp_path, odoo, "0" * len(KEY))
        assert status == 2
        assert "credentials" in output
        assert KEY not in output
