"""A link's own connections (SFTP) go through the egress guard, and only there."""

from pathlib import Path

import msgspec
import pytest

from erp_adapters.adapters.files import adapter
from erp_adapters.contract.http import TransportError
from erp_adapters.contract.outside import MemoryTokens
from erp_adapters.contract.records import Entity
from erp_adapters.engine.opening import with_link
from erp_adapters.engine.transport import CountedHttp, guarded_dial, guarded_http
from tenants.egress import EgressGuard
from tenants.runtime import Runtime
from tests.erp_adapters.adapters.test_files import delivered, read_all, sftp


async def test_a_link_over_sftp_is_read_through_the_guard(runtime: Runtime, tmp_path: Path) -> None:
    delivered(tmp_path)
    client, inner = guarded_http(runtime.egress)
    async with sftp(tmp_path) as there, client:
        settings = {**there.settings, "host": "127.0.0.1"}
        link = with_link(runtime, MemoryTokens(), "sftp", settings, {}, CountedHttp(inner, {}))
        report = await adapter.check(link)
        assert report.ok, report.problems
        assert len(await read_all(link, Entity.CUSTOMER)) == 5
        # Nobody opened this machine's own network to others' links.
        closed = msgspec.structs.replace(link, dial=guarded_dial(EgressGuard()))
        assert not (await adapter.check(closed)).ok


async def test_nobody_answers() -> None:
    with pytest.raises(TransportError) as failed:
        await guarded_dial(EgressGuard())("192.168.7.7", 22)
    assert (failed.value.sent, failed.value.code != "") == (False, True)
