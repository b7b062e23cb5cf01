"""Pictures of the demo's goods, drawn here: outlines of tools on a pale ground. PNG, the same bytes each time."""

from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

_SIDE: Final = 480
_STEEL: Final = "#5b6b7a"
_DARK: Final = "#2f3a45"
_GRIPS: Final = ("#d9682b", "#2f7d5b", "#2b62a8", "#b5303c", "#6b4fa0")


def _screwdriver(pen: ImageDraw.ImageDraw, grip: str) -> None:
    for place in range(3):
        left, top = 110 + place * 95, 90 + place * 25
        pen.rounded_rectangle((left, top, left + 56, top + 150), 22, fill=grip)
        pen.rectangle((left + 20, top + 150, left + 36, top + 290), fill=_STEEL)
        pen.polygon([(left + 16, top + 290), (left + 40, top + 290), (left + 28, top + 312)], fill=_DARK)


def _wrench(pen: ImageDraw.ImageDraw, grip: str) -> None:
    pen.line((150, 330, 340, 140), fill=_STEEL, width=44)
    pen.line((120, 360, 210, 270), fill=grip, width=58)
    pen.ellipse((285, 75, 405, 195), fill=_STEEL)
    pen.ellipse((320, 110, 370, 160), fill="#f3f5f7")


def _shears(pen: ImageDraw.ImageDraw, grip: str) -> None:
    pen.line((150, 400, 300, 90), fill=_STEEL, width=26)
    pen.line((330, 400, 180, 90), fill=_STEEL, width=26)
    pen.line((150, 400, 205, 285), fill=grip, width=44)
    pen.line((330, 400, 275, 285), fill=grip, width=44)
    pen.ellipse((222, 222, 258, 258), fill=_DARK)


def _cabinet(pen: ImageDraw.ImageDraw, grip: str) -> None:
    pen.rounded_rectangle((100, 90, 380, 390), 18, fill=grip)
    for drawer in range(5):
        top = 112 + drawer * 54
        pen.rounded_rectangle((122, top, 358, top + 42), 8, fill="#f3f5f7")
        pen.rounded_rectangle((200, top + 15, 280, top + 27), 5, fill=_DARK)


def _bolt(pen: ImageDraw.ImageDraw, grip: str) -> None:
    pen.polygon([(190, 80), (290, 80), (320, 130), (290, 180), (190, 180), (160, 130)], fill=_STEEL)
    pen.rectangle((205, 180, 275, 400), fill=grip)
    for thread in range(200, 400, 22):
        pen.line((200, thread, 280, thread + 12), fill=_DARK, width=5)


def _machine(pen: ImageDraw.ImageDraw, grip: str) -> None:
    pen.rounded_rectangle((100, 130, 320, 230), 30, fill=grip)
    pen.rectangle((320, 160, 400, 200), fill=_STEEL)
    pen.polygon([(150, 230), (235, 230), (215, 350), (130, 350)], fill=grip)
    pen.rounded_rectangle((105, 350, 245, 410), 12, fill=_DARK)


_SHAPES: Final[dict[str, Callable[[ImageDraw.ImageDraw, str], None]]] = {
    "Screwdriving": _screwdriver,
    "Wrenches": _wrench,
    "Garden": _shears,
    "Storage": _cabinet,
    "Fastening": _bolt,
    "Power tools": _machine,
    "Pliers": _shears,
}


def picture_of(shelf: str, number: int) -> bytes:
    """A picture of a product of `shelf`; its grip's colour follows from `number`."""
    image = Image.new("RGB", (_SIDE, _SIDE), "#f3f5f7")
    _SHAPES[shelf](ImageDraw.Draw(image), _GRIPS[number % len(_GRIPS)])
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()
