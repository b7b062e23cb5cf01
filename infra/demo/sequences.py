"""The demo's sequences: letters of ready templates, and who is on the way through them."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class DemoEnrolment:
    """Somebody in a sequence; `days` since they were put in, `reason` why they left."""

    contact: str
    days: int
    state: Literal["active", "paused", "finished", "stopped"] = "active"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DemoSequence:
    """A sequence of the demo: ready templates by key, each with the working days before it."""

    colleague: str
    name: str
    steps: tuple[tuple[str, int], ...]
    people: tuple[DemoEnrolment, ...]


_LIN: Final = "lin.wei@harbourline.example"

#: By the slug of the demo company.
SEQUENCES: Final[dict[str, tuple[DemoSequence, ...]]] = {
    "harbourline": (
        DemoSequence(
            _LIN, "报价跟进 2-5-10",
            (("quotation_day_2", 2), ("quotation_day_5", 3), ("quotation_day_10", 5)),
            (
                DemoEnrolment("khalid@alwaha-tools.example", 0),
                DemoEnrolment("marco.bertolini@bertolini-utensili.example", 0),
                DemoEnrolment("mona.fathy@nilehardware.example", 1, "paused"),
                DemoEnrolment("tom.ashworth@penhallow.example", 9, "stopped", "replied"),
                DemoEnrolment("rodrigo.nascimento@casadoferro.example", 20, "finished"),
            ),
        ),
    ),
}  # fmt: skip
