"""A paper of twenty pages set as PDF, beside a plain table of the same rows by fpdf2."""

import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from statistics import median

import msgspec
from fpdf import FPDF
from pypdf import PdfReader

from backend.trade.papers.layout import default_layout
from backend.trade.papers.model import Paper, derive
from backend.trade.papers.pdf import render_pdf
from backend.trade.papers.samples import sample_core
from infra.bench.registry import Scale
from infra.bench.report import Report

_LINES = 700
_GOAL_S = 2.0


async def run(scale: Scale) -> Report:
    """Seconds for the paper and for the plain table, the median of the rounds."""
    core = sample_core()
    core.lines = [msgspec.structs.replace(core.lines[i % 3], number=i + 1) for i in range(_LINES)]
    core.totals.subtotal = sum(line.amount for line in core.lines)  # type: ignore[assignment]
    core.totals.total = core.totals.subtotal + core.totals.charges[0].amount
    paper = derive(core, "proforma", "PI-BENCH", date(2026, 3, 5), ["zh", "en"])
    pages = len(PdfReader(BytesIO(render_pdf(paper, default_layout("proforma")))).pages)
    ours = _seconds(lambda: render_pdf(paper, default_layout("proforma")), scale.rounds)
    theirs = _seconds(lambda: _plain(paper), scale.rounds)
    return Report(
        bench="papers",
        unit={"paper": "s"},
        scale={"lines": _LINES, "pages": pages, "rounds": scale.rounds, "goal_s": _GOAL_S, "reached": ours <= _GOAL_S},
        ours={"paper": round(ours, 3)},
        theirs={"paper": round(theirs, 3)},
        ratio={"paper": round(theirs / ours, 2)},
        notes=[
            "ours: a bilingual proforma invoice with embedded Chinese and Latin fonts, composed and set",
            "theirs: the same rows as one table of fpdf2 with a core font, Latin text only",
        ],
    )


def _seconds(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _plain(paper: Paper) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=8)
    with pdf.table() as table:
        for line in paper.lines:
            cells = (line.number, line.item, line.description, line.quantity, line.unit_price, line.amount)
            table.row([str(each) for each in cells])
    return bytes(pdf.output())
