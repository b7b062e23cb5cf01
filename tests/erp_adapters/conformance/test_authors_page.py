"""The example of docs/erp/adapter-authors.md is an adapter and passes the exam's reading part."""

import re
import sys
from pathlib import Path
from types import ModuleType

from erp_adapters.conformance.checks import Mode
from erp_adapters.conformance.runner import examine
from erp_adapters.conformance.subject import subject_of
from erp_adapters.contract.adapter import Adapter
from tests.erp_adapters.simulators.server import Answer, Call, Simulator, running

PAGE = Path(__file__).parents[3] / "docs" / "erp" / "adapter-authors.md"


class Acme(Simulator):
    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != "Bearer acme-secret":
            return Answer({"error": "no"}, 401)
        return Answer([{"id": number, "name": f"客户 {number}"} for number in range(5)])


async def test_the_example_passes() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    module = ModuleType("acme_lading")
    sys.modules["acme_lading"] = module
    try:
        exec(compile(code, "acme_lading", "exec"), module.__dict__)
        adapter = module.adapter
        assert isinstance(adapter, Adapter)
        async with running(Acme()) as acme:
            link = acme.link(url=acme.url, api_key="acme-secret")
            subject = await subject_of(adapter, link)
            findings = [finding async for finding in examine(subject, (Mode.READ,))]
        assert [finding for finding in findings if finding.outcome == "failed"] == []
        assert sum(finding.outcome == "passed" for finding in findings) >= 10
    finally:
        del sys.modules["acme_lading"]
