"""Prices side by side on a quotation: a column for each Incoterm at its place and each quantity from which it holds."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from backend.trade.money import digits_of
from backend.trade.papers.labels import label
from backend.trade.papers.model import Paper, PaperLine
from backend.trade.papers.printing import number_text
from backend.trade.papers.sheet import Cell

#: So many columns of prices fit beside the goods; of more breaks than that the breaks of a term share its column.
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class OfferColumn:
    """Prices of a term: those that hold from each of `quantities` on, None being the quantity of the line."""

    term: str
    quantities: tuple[Decimal | None, ...]
    main: bool

    def width(self, beside: int) -> float:
        """How wide it stands, one of `beside`: several breaks need room for what each holds from."""
        return 2.3 if len(self.quantities) > 1 else 1.5 if beside < 5 else 1.25

    def title(self, paper: Paper) -> str:
        """The term, what it holds from where the column has one quantity, and the currency."""
        price = label("unit_price", paper.languages, "\n") if not self.term else self.term
        only = self.quantities[0] if len(self.quantities) == 1 else None
        start = f"\n≥ {number_text(only)}" if only is not None else ""
        return f"{price}{start}\n({paper.currency})"

    def cell(self, line: PaperLine, paper: Paper) -> Cell:
        """The line's price of this column; several with what each holds from."""
        least = digits_of(paper.currency)
        found = [(start, price) for start in self.quantities if (price := self._price(line, start)) is not None]
        if len(self.quantities) == 1:
            if not found:
                return Cell("")
            return Cell(number_text(found[0][1], least), found[0][1], max(least, 4))
        told = [
            number_text(price, least) if start is None else f"≥ {number_text(start)}: {number_text(price, least)}"
            for start, price in found
        ]
        return Cell("\n".join(told))

    def _price(self, line: PaperLine, start: Decimal | None) -> Decimal | None:
        if self.main and start is None:
            return line.unit_price or None
        return next((each.unit_price for each in line.options if _at(each.term, each.from_quantity) ==
                     _at(self.term, start)), None)  # fmt: skip


def _at(term: str, start: Decimal | None) -> tuple[str, Decimal]:
    return term, start or Decimal(0)


def offers_of(paper: Paper) -> list[OfferColumn]:
    """The columns of a quotation's prices, the offer that totals go by first; none where it has but one price a line,
    or too many terms to stand side by side."""
    if paper.kind != "quotation" or not any(line.options for line in paper.lines):
        return []
    main = f"{paper.terms.incoterm} {paper.terms.place}".strip()
    by_term: dict[str, set[Decimal | None]] = {main: {None}}
    for line in paper.lines:
        for option in line.options:
            by_term.setdefault(option.term, set()).add(option.from_quantity)
    if len(by_term) > _MOST:
        return []
    ordered = {term: sorted(starts, key=lambda start: start or Decimal(0)) for term, starts in by_term.items()}
    if sum(map(len, ordered.values())) <= _MOST:
        return [OfferColumn(term, (start,), term == main) for term, starts in ordered.items() for start in starts]
    return [OfferColumn(term, tuple(starts), term == main) for term, starts in ordered.items()]
