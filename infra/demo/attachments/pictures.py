"""Drawn pictures: what people photograph and send, simplified. Every scene is a few shapes on a canvas."""

import math
from collections.abc import Callable
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from infra.demo.attachments import scenes

_SIZE: Final = (960, 720)
_SCENES: Final[dict[str, Callable[[ImageDraw.ImageDraw], None]]] = {
    "worklight": scenes.worklight,
    "pruner": scenes.pruner,
    "tools": scenes.tools,
    "cartons": scenes.cartons,
    "wet-cartons": scenes.wet_cartons,
    "container": scenes.container,
    "cracked-lens": scenes.cracked_lens,
    "rust": scenes.rust,
    "label": scenes.label,
    "drawing": scenes.drawing,
    "tile": scenes.tile,
    "broken-tile": scenes.broken_tile,
    "shelf": scenes.shelf,
}


def picture(scene: str, caption: str, form: Literal["PNG", "JPEG"]) -> bytes:
    """A picture of 960 x 720; `ValueError` for a scene that is not known."""
    if scene not in _SCENES:
        raise ValueError(f"no such scene: {scene!r}")
    image = _backdrop(paper=scene in ("drawing", "label"))
    _SCENES[scene](ImageDraw.Draw(image))
    if form == "JPEG":
        image = image.filter(ImageFilter.GaussianBlur(0.8))
    if scene == "label":
        _write_title(image, caption)
    elif caption:
        pen = ImageDraw.Draw(image)
        font = ImageFont.load_default(24)
        width = pen.textlength(caption, font=font)
        pen.rectangle((0, 676, width + 28, 720), fill=(20, 28, 32))
        pen.text((14, 684), caption, font=font, fill=(240, 240, 236))
    return _saved(image, form)


def _write_title(image: Image.Image, caption: str) -> None:
    pen = ImageDraw.Draw(image)
    size = 40
    while pen.textlength(caption, font=ImageFont.load_default(size)) > 660 and size > 14:
        size -= 2
    pen.text((150, 155 - size / 2), caption, font=ImageFont.load_default(size), fill=(0, 105, 115))


def logo(text: str) -> bytes:
    """A small word mark, 360 x 96, for signatures."""
    image = Image.new("RGB", (360, 96), "white")
    pen = ImageDraw.Draw(image)
    hue = sum(text.encode()) % 4
    colour = ((0, 105, 115), (160, 60, 30), (35, 70, 140), (60, 110, 40))[hue]
    pen.rounded_rectangle((4, 16, 68, 80), radius=14, fill=colour)
    pen.text((22, 22), text[0], font=ImageFont.load_default(48), fill="white")
    size = 34
    while pen.textlength(text, font=ImageFont.load_default(size)) > 276 and size > 12:
        size -= 2
    pen.text((80, 48 - size / 2), text, font=ImageFont.load_default(size), fill=colour)
    return _saved(image, "PNG")


def _backdrop(*, paper: bool) -> Image.Image:
    if paper:
        return Image.new("RGB", _SIZE, (250, 250, 246))
    shade = Image.linear_gradient("L").resize(_SIZE)
    light, dark = Image.new("RGB", _SIZE, (206, 208, 204)), Image.new("RGB", _SIZE, (126, 130, 130))
    image = Image.composite(dark, light, shade)
    pen = ImageDraw.Draw(image)
    for step in range(0, 240, 3):
        place = 480 + step
        pen.line((0, place, 960, place + 3 * math.sin(step)), fill=(112 + step // 6, 108 + step // 6, 100 + step // 8))
    return image


def _saved(image: Image.Image, form: Literal["PNG", "JPEG"]) -> bytes:
    out = BytesIO()
    if form == "JPEG":
        image.save(out, "JPEG", quality=72)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()
