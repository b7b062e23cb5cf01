"""A real sending process is killed (SIGKILL) while receivers are being told: nothing is lost, and what comes twice has
the id that it had before."""

import asyncio
import random
import subprocess
import sys
from collections import Counter

import pytest

from infra.bench.installation import environment
from tenants.settings import Settings
from tests.backend.webhooks.hooking import Hooks
from tests.backend.webhooks.receiver import Receiver
from tests.support import eventually

_PROGRAM = """
import asyncio
from backend.webhooks.sending.sender import WebhookSender
from tenants.runtime import open_runtime
from tenants.settings import load_settings
async def main():
    async with open_runtime(load_settings(), "lading-test") as runtime:
        await WebhookSender(runtime).run()
asyncio.run(main())
"""
MESSAGES, KILLS = 60, 3


class Deadly(Receiver):
    """A receiver whose sender dies at the `left`-th message from now: before its answer, or a moment after it."""

    left = 0
    sender: subprocess.Popen[bytes] | None = None
    rng = random.Random(5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.left -= 1
        fatal = self.left == 0
        if fatal and self.rng.random() < 0.5:
            self._kill()
        await super()._serve(reader, writer)
        if fatal:
            asyncio.get_running_loop().call_later(self.rng.random() / 50, self._kill)

    def _kill(self) -> None:
        if self.sender is not None:
            self.sender.kill()


@pytest.mark.timeout(180)
async def test_a_sender_killed_anywhere_loses_nothing(settings: Settings, hooks: Hooks) -> None:
    async with Deadly() as receiver:
        await hooks.add(receiver.url(), "company.updated")
        await hooks.change_companies(MESSAGES)
        for number in range(KILLS + 1):
            last = number == KILLS
            receiver.left = 0 if last else receiver.rng.randint(1, 12)
            receiver.sender = subprocess.Popen(  # noqa: ASYNC220 - its own process is the point
                [sys.executable, "-c", _PROGRAM], env=environment(settings, allowed_networks="127.0.0.0/8")
            )
            try:
                if last:
                    await eventually(lambda: _all_told(hooks), 60)
                else:
                    await asyncio.to_thread(receiver.sender.wait, 60)
            finally:
                receiver.sender.kill()
                receiver.sender.wait()
            await hooks.later(minutes=4)  # the dead process's lease ends
        told = Counter(each.id for each in receiver.taken)
    rows = await hooks.deliveries()
    assert set(told) == {f"msg_{row.message_id.hex}" for row in rows}
    assert len(told) == MESSAGES
    # At most what was under way when a sender died came again.
    assert max(told.values()) <= KILLS + 1
    assert told.total() <= MESSAGES + 4 * KILLS


async def _all_told(hooks: Hooks) -> bool:
    return {row.state for row in await hooks.deliveries()} == {"delivered"}
