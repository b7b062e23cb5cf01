"""Runs the checks and tells what came of each."""

from collections.abc import AsyncIterator, Sequence
from typing import Literal

from msgspec import Struct

from erp_adapters.conformance import asking, corners, reading, writing
from erp_adapters.conformance.checks import CHECKS, Check, Mode, NotOfferedError
from erp_adapters.conformance.subject import Subject

Outcome = Literal["passed", "failed", "skipped"]
MODULES = (asking, reading, writing, corners)  # importing them fills CHECKS


class Finding(Struct, frozen=True, kw_only=True):
    """What came of one check; `detail` is why it failed or was skipped."""

    name: str
    outcome: Outcome
    about: str
    detail: str = ""


def checks(modes: Sequence[Mode]) -> tuple[Check, ...]:
    """The checks of these modes, in their order."""
    return tuple(one for one in CHECKS.values() if one.mode in modes)


async def examine(subject: Subject, modes: Sequence[Mode]) -> AsyncIterator[Finding]:
    """Run the checks of `modes`, one after another; a failure does not end it."""
    for one in checks(modes):
        about = (one.run.__doc__ or "").strip()
        try:
            await one.run(subject)
        except NotOfferedError as reason:
            yield Finding(name=one.name, outcome="skipped", about=about, detail=str(reason))
        except Exception as error:  # noqa: BLE001 - an adapter may raise anything; that is the finding
            yield Finding(
                name=one.name, outcome="failed", about=about, detail=f"{type(error).__name__}: {error}"[:2000]
            )
        else:
            yield Finding(name=one.name, outcome="passed", about=about)
