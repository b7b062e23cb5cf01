"""The table of goods: a tenant chooses its columns, each knows its words, its width and its sum."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from anyascii import anyascii

from backend.trade.money import digits_of
from backend.trade.papers.labels import label
from backend.trade.papers.layout import Column, Layout
from backend.trade.papers.model import PACKED, Paper, PaperLine
from backend.trade.papers.offers import offers_of
from backend.trade.papers.printing import amount_text, number_text, unit_text
from backend.trade.papers.sheet import Cell, Head, Table

_WIDTHS: Final[dict[Column, float]] = {
    "number": 0.7, "picture": 1.7, "item": 1.5, "customer_item": 1.5, "description": 4.6, "spec": 2.4,
    "hs_code": 1.5, "origin": 1, "moq": 1.3, "quantity": 1.7, "unit_price": 1.6, "discount": 1.1, "amount": 1.8,
    "carton_numbers": 1.5, "per_carton": 1.2, "cartons": 1.1, "carton_size": 1.7, "net_weight": 1.5,
    "gross_weight": 1.5, "volume": 1.3, "container": 1.8,
}  # fmt: skip
_TEXTS: Final = frozenset({"picture", "item", "customer_item", "description", "spec", "hs_code", "origin", "container"})
_SUMMED: Final = frozenset({"quantity", "cartons", "net_weight", "gross_weight", "volume"})


def goods_table(paper: Paper, layout: Layout) -> Table:
    """A row for each line. Papers on packing end in sums; a quantity is summed only where all lines share a unit.

    A quotation with several Incoterms or quantity breaks has a column of prices for each, side by side."""
    columns = [each for each in layout.columns if each != "picture" or any(line.picture for line in paper.lines)]
    offers = offers_of(paper) if "unit_price" in columns else []
    heads: list[Head] = []
    for column in columns:
        if column == "unit_price" and offers:
            heads += [Head(offer.title(paper), "end", offer.width(len(offers))) for offer in offers]
        else:
            # A quantity with its unit keeps to one line, however many prices stand beside it.
            width = 2.0 if offers and column == "quantity" else _WIDTHS[column]
            heads.append(Head(_title(column, paper), "start" if column in _TEXTS else "end", width))
    rows = []
    for line in paper.lines:
        cells: list[Cell] = []
        for column in columns:
            if column == "unit_price" and offers:
                cells += [offer.cell(line, paper) for offer in offers]
            elif column == "description":
                cells.append(_description(line, paper, layout, listed=not offers))
            else:
                cells.append(_CELLS[column](line, paper, layout))
        rows.append(cells)
    foot = [_foot(column, paper, first=i == 0) for i, column in enumerate(columns)] if _ends(paper) else []
    return Table("", heads, rows, foot)


def _ends(paper: Paper) -> bool:
    return paper.kind in PACKED and bool(paper.lines)


def _title(column: Column, paper: Paper) -> str:
    title = label(column, paper.languages, "\n")
    if column in {"unit_price", "amount"}:
        title += f"\n({paper.currency})"
    return title


def _description(line: PaperLine, paper: Paper, layout: Layout, *, listed: bool = True) -> Cell:
    """The goods in the paper's languages; other prices are `listed` below where they have no columns."""
    texts = [line.descriptions.get(language) or line.description for language in paper.languages]
    text = "\n".join(dict.fromkeys(each for each in texts if each))
    if line.spec and "spec" not in layout.columns:
        text += f"\n{line.spec}"
    for option in line.options if listed else []:
        start = f" ≥ {number_text(option.from_quantity)}" if option.from_quantity else ""
        least = digits_of(paper.currency)
        text += f"\n{option.term}{start}: {paper.currency} {number_text(option.unit_price, least)}"
    return Cell(anyascii(text).upper() if layout.capitals else text)


def _quantity(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
    return Cell(f"{number_text(line.quantity)} {_unit(line, paper)}", line.quantity, 3)


def _unit(line: PaperLine, paper: Paper) -> str:
    return "/".join(dict.fromkeys(unit_text(line.unit, language) for language in paper.languages))


def _moq(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
    return Cell(number_text(line.moq), line.moq, 0) if line.moq is not None else Cell("")


def _unit_price(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
    least = digits_of(paper.currency)
    return Cell(number_text(line.unit_price, least), line.unit_price, max(least, 4)) if line.unit_price else Cell("")


def _amount(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
    digits = digits_of(paper.currency)
    return Cell(amount_text(line.amount, digits), line.amount, digits) if line.unit_price else Cell("")


def _carton_numbers(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
    if line.carton_from is None or not line.cartons:
        return Cell("")
    last = line.carton_from + line.cartons - 1
    return Cell(f"{line.carton_from}" if line.cartons == 1 else f"{line.carton_from}–{last}")


def _text(name: str) -> Callable[[PaperLine, Paper, Layout], Cell]:
    return lambda line, paper, layout: Cell(str(getattr(line, name) or ""))


def _weight(name: str, digits: int) -> Callable[[PaperLine, Paper, Layout], Cell]:
    def cell(line: PaperLine, paper: Paper, layout: Layout) -> Cell:
        value: Decimal = getattr(line, name)
        return Cell(amount_text(value, digits), value, digits)

    return cell


_CELLS: Final[dict[Column, Callable[[PaperLine, Paper, Layout], Cell]]] = {
    "number": lambda line, paper, layout: Cell(str(line.number), Decimal(line.number)),
    "picture": lambda line, paper, layout: Cell("", picture=line.picture),
    "item": _text("item"),
    "customer_item": _text("customer_item"),
    "description": _description,
    "spec": _text("spec"),
    "hs_code": _text("hs_code"),
    "origin": _text("origin"),
    "moq": _moq,
    "quantity": _quantity,
    "unit_price": _unit_price,
    "discount": lambda line, paper, layout: Cell(f"{number_text(line.discount)} %" if line.discount else ""),
    "amount": _amount,
    "carton_numbers": _carton_numbers,
    "per_carton": lambda line, paper, layout: (
        Cell(number_text(line.per_carton), line.per_carton) if line.per_carton else Cell("")
    ),
    "cartons": lambda line, paper, layout: Cell(f"{line.cartons:,}", Decimal(line.cartons)),
    "carton_size": _text("carton_size"),
    "net_weight": _weight("net_weight", 2),
    "gross_weight": _weight("gross_weight", 2),
    "volume": _weight("volume", 3),
    "container": _text("container"),
}


def _foot(column: Column, paper: Paper, *, first: bool) -> Cell:
    if column == "description" or (first and column not in _SUMMED):
        return Cell(label("total", paper.languages) if column == "description" else "")
    if column not in _SUMMED:
        return Cell("")
    if column == "quantity":
        return _quantity_sum(paper.lines, paper)
    total = sum((Decimal(getattr(line, column)) for line in paper.lines), Decimal(0))
    digits = {"cartons": 0, "volume": 3}.get(column, 2)
    return Cell(amount_text(total, digits), total, digits)


def _quantity_sum(lines: Sequence[PaperLine], paper: Paper) -> Cell:
    if len({line.unit for line in lines}) != 1:
        return Cell("")
    total = sum((line.quantity for line in lines), Decimal(0))
    return Cell(f"{number_text(total)} {_unit(lines[0], paper)}", total, 3)
