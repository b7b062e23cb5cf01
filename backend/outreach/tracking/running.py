"""What a process of the API holds for pixels and links while it runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from backend.outreach.tracking.door import Door
from backend.outreach.tracking.recorder import Recorder
from backend.outreach.tracking.spool import Spool
from tenants.runtime import Runtime


@asynccontextmanager
async def tracking_door_open(runtime: Runtime) -> AsyncIterator[Door]:
    """The door, with its spool being emptied into the database meanwhile. What is left at the end stays on the disk and
    is stored by the next process that opens the same folder."""
    settings = runtime.settings
    spool = Spool((settings.spool_dir or settings.data_dir / "spool") / "tracking")
    recording = asyncio.create_task(Recorder(runtime, spool).run())
    try:
        yield Door(runtime, spool)
    finally:
        recording.cancel()
        with suppress(asyncio.CancelledError):
            await recording
        spool.close()
