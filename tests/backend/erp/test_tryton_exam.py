"""The exam of adapters against the real Tryton: every check that it offers the operations for."""

import httpx
import pytest

from erp_adapters.adapters.tryton.adapter import TrytonAdapter
from erp_adapters.conformance.checks import Mode
from erp_adapters.conformance.runner import examine
from erp_adapters.conformance.subject import Samples, subject_of
from erp_adapters.contract.http import ClientHttp
from erp_adapters.contract.outside import Link, MemoryTokens, SystemClock
from erp_adapters.contract.records import Ref
from erp_adapters.testing.tryton_server import TrytonCalls, TrytonServer
from tenants.orm import new_id

pytestmark = pytest.mark.real_erp


async def test_tryton_passes_the_exam(tryton: TrytonServer) -> None:
    clerk, run = TrytonCalls(tryton), new_id().hex[-8:]
    party = clerk.call("model.party.party.create", [{"name": f"Examined {run}", "addresses": [["create", [{}]]]}])[0]
    samples = Samples(customer=Ref(external_id=str(party)), product=Ref(number="VALVE-50"), currency="USD")
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        link = Link(
            id=f"exam-{run}",
            settings=tryton.settings,
            http=ClientHttp(client),
            tokens=MemoryTokens(),
            clock=SystemClock(),
        )
        subject = await subject_of(TrytonAdapter(), link, samples=samples, run=run)
        outcomes: dict[str, list[str]] = {}
        async for finding in examine(subject, (Mode.READ, Mode.WRITE)):
            outcomes.setdefault(finding.outcome, []).append(f"{finding.name}: {finding.detail}")
    assert "failed" not in outcomes, outcomes["failed"]
    assert "skipped" not in outcomes, outcomes["skipped"]
    assert len(outcomes["passed"]) > 20
