"""The log of hits: what it has taken survives the process."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from backend.outreach.tracking.spool import Spool

WRITER = """
import asyncio, sys
from pathlib import Path
from backend.outreach.tracking.spool import Spool

async def main():
    spool = Spool(Path(sys.argv[1]))
    number = 0
    async def one():
        nonlocal number
        while True:
            number += 1
            mine = number
            await spool.append(b"hit %d" % mine)
            sys.stdout.write(f"{mine}\\n")
            sys.stdout.flush()
    await asyncio.gather(*(one() for _ in range(8)))

asyncio.run(main())
"""


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_what_was_appended_is_read_back_in_order(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    await asyncio.gather(*(spool.append(b"hit %d" % n) for n in range(500)))
    [segment] = spool.take()
    assert list(segment.records()) == [b"hit %d" % n for n in range(500)]
    segment.remove()
    assert spool.take() == []
    spool.close()
    assert files_in(tmp_path) == []


async def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(tmp_path), stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[4]
    )
    assert process.stdout is not None
    told: set[int] = set()
    while len(told) < 300:
        told.add(int(await process.stdout.readline()))
    os.kill(process.pid, signal.SIGKILL)
    rest = await process.stdout.read()
    told |= {int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")}
    await process.wait()
    spool = Spool(tmp_path)
    kept = {int(record.split()[1]) for segment in spool.take() for record in segment.records()}
    assert told <= kept
    spool.close()


async def test_a_living_process_keeps_its_own_segment(tmp_path: Path) -> None:
    one, other = Spool(tmp_path), Spool(tmp_path)
    await one.append(b"mine")
    assert other.take() == []
    one.close()
    [orphan] = other.take()
    assert list(orphan.records()) == [b"mine"]
    orphan.remove()
    other.close()


async def test_what_a_dying_process_left_half_written_hides_nothing_before_it(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    await spool.append(b"whole")
    spool.close()
    [path] = files_in(tmp_path)
    path.write_bytes(path.read_bytes() + b"\x00\x00\x00\x09\x12\x34")
    again = Spool(tmp_path)
    [segment] = again.take()
    assert list(segment.records()) == [b"whole"]
    again.close()


async def test_what_could_not_be_stored_stays(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    await spool.append(b"hit")
    spool.put_back(spool.take())
    [segment] = spool.take()
    assert list(segment.records()) == [b"hit"]
    spool.put_back([segment])
    spool.close()
    assert len(files_in(tmp_path)) == 1
