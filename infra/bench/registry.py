"""The benches by name."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from infra.bench.report import Report


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to measure: records in the measured tenant, messages in the measured mailbox, seconds of a slice, and
    slices per case and side."""

    companies: int = 50_000
    messages: int = 20_000
    seconds: float = 2.0
    rounds: int = 5


Bench = Callable[[Scale], Coroutine[Any, Any, Report]]


def benches() -> dict[str, Bench]:
    """Every bench; their modules are imported when one is asked for."""
    from infra.bench.api.run import run as api
    from infra.bench.company_file import run as company_file
    from infra.bench.duplicates import run as duplicates
    from infra.bench.erp import run as erp
    from infra.bench.erp import run_links as erp_links
    from infra.bench.extract import run as extract
    from infra.bench.mail.run import run as mail
    from infra.bench.mail_idle.run import run as mail_idle
    from infra.bench.mail_parse import run as mail_parse
    from infra.bench.mail_search import run as search
    from infra.bench.papers import run as papers
    from infra.bench.pipeline.run import run as pipeline
    from infra.bench.pool import run as pool
    from infra.bench.reminders import run as reminders
    from infra.bench.sequences import run as sequences
    from infra.bench.tracking import run as tracking
    from infra.bench.trade import run as trade

    return {
        "api": api,
        "company_file": company_file,
        "duplicates": duplicates,
        "erp": erp,
        "erp_links": erp_links,
        "extract": extract,
        "mail": mail,
        "mail_idle": mail_idle,
        "mail_parse": mail_parse,
        "papers": papers,
        "pipeline": pipeline,
        "pool": pool,
        "reminders": reminders,
        "search": search,
        "sequences": sequences,
        "tracking": tracking,
        "trade": trade,
    }
