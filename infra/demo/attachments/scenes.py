"""The scenes of `pictures`, drawn on a canvas of 960 x 720."""

import math

from PIL import ImageDraw, ImageFont

_BLACK = (34, 38, 40)
_STEEL = (176, 184, 188)
_CARDBOARD = (190, 150, 100)
_TAPE = (214, 186, 140)


def worklight(pen: ImageDraw.ImageDraw) -> None:
    """A flood light on a stand."""
    pen.line((330, 640, 480, 470, 630, 640), fill=(240, 180, 20), width=22)
    pen.line((480, 470, 480, 420), fill=_BLACK, width=26)
    pen.rounded_rectangle((250, 130, 710, 430), radius=30, fill=(245, 185, 20))
    pen.rounded_rectangle((290, 165, 670, 395), radius=16, fill=(250, 250, 240))
    for row in range(4):
        for column in range(8):
            x, y = 322 + column * 45, 195 + row * 55
            pen.ellipse((x - 14, y - 14, x + 14, y + 14), fill=(255, 246, 200), outline=(210, 196, 130), width=3)
    pen.arc((360, 60, 600, 220), 190, 350, fill=_BLACK, width=18)


def pruner(pen: ImageDraw.ImageDraw) -> None:
    """A pair of bypass pruners, open."""
    pen.polygon([(480, 360), (250, 120), (300, 90), (505, 330)], fill=_STEEL)
    pen.polygon([(470, 350), (690, 110), (640, 90), (450, 320)], fill=(150, 158, 162))
    pen.line((500, 360, 700, 640), fill=(200, 40, 35), width=52)
    pen.line((460, 360, 290, 650), fill=(200, 40, 35), width=52)
    pen.ellipse((452, 318, 508, 374), fill=_BLACK)
    pen.ellipse((470, 336, 490, 356), fill=_STEEL)
    pen.arc((400, 440, 560, 560), 20, 160, fill=(90, 96, 98), width=8)


def tools(pen: ImageDraw.ImageDraw) -> None:
    """A hammer, pliers and a screwdriver side by side."""
    pen.rounded_rectangle((150, 150, 400, 230), radius=16, fill=_STEEL)
    pen.rounded_rectangle((250, 230, 300, 640), radius=20, fill=(176, 120, 60))
    pen.line((560, 150, 620, 360, 560, 640), fill=(30, 90, 170), width=36)
    pen.line((640, 150, 580, 360, 640, 640), fill=(30, 90, 170), width=36)
    pen.ellipse((568, 330, 632, 394), fill=_BLACK)
    pen.rounded_rectangle((780, 400, 850, 650), radius=26, fill=(235, 120, 20))
    pen.rectangle((806, 140, 824, 400), fill=_STEEL)


def cartons(pen: ImageDraw.ImageDraw) -> None:
    """Export cartons on a pallet."""
    pen.rectangle((140, 620, 820, 650), fill=(150, 110, 70))
    for x in (160, 440, 720):
        pen.rectangle((x, 650, x + 70, 690), fill=(130, 95, 60))
    for row in range(3):
        for column in range(3):
            left, top = 150 + column * 222, 140 + row * 160
            pen.rectangle((left, top, left + 214, top + 154), fill=_CARDBOARD, outline=(140, 105, 65), width=3)
            pen.rectangle((left, top + 64, left + 214, top + 84), fill=_TAPE)
            pen.text(
                (left + 20, top + 100), f"C/NO. {row * 3 + column + 1}", font=ImageFont.load_default(24), fill=_BLACK
            )


def wet_cartons(pen: ImageDraw.ImageDraw) -> None:
    """The same, after water got in."""
    cartons(pen)
    for left, top, size in ((180, 420, 190), (420, 470, 240), (620, 500, 150), (330, 560, 120)):
        pen.ellipse((left, top, left + size, top + size * 0.6), fill=(128, 98, 66))
    pen.polygon([(372, 480), (420, 470), (440, 600), (380, 612)], fill=(70, 52, 36))


def container(pen: ImageDraw.ImageDraw) -> None:
    """A container with one door open, loaded."""
    pen.rectangle((120, 90, 840, 660), fill=(28, 78, 120))
    pen.rectangle((160, 130, 520, 620), fill=(30, 32, 34))
    for row in range(5):
        for column in range(3):
            left, top = 172 + column * 114, 160 + row * 90
            pen.rectangle((left, top, left + 108, top + 86), fill=_CARDBOARD, outline=(120, 90, 56), width=2)
    for place in range(560, 830, 34):
        pen.line((place, 110, place, 640), fill=(20, 60, 96), width=8)
    pen.line((600, 110, 600, 640), fill=_STEEL, width=10)
    pen.line((760, 110, 760, 640), fill=_STEEL, width=10)
    pen.text((614, 150), "FSCU 000000 0", font=ImageFont.load_default(24), fill="white")
    pen.text((614, 184), "45G1", font=ImageFont.load_default(24), fill="white")


def cracked_lens(pen: ImageDraw.ImageDraw) -> None:
    """A work light whose lens broke."""
    worklight(pen)
    centre = (540, 290)
    for degree in range(0, 360, 33):
        reach = 90 + degree * 7 % 120
        angle = math.radians(degree)
        middle = (centre[0] + math.cos(angle + 0.2) * reach / 2, centre[1] + math.sin(angle + 0.2) * reach / 2)
        end = (centre[0] + math.cos(angle) * reach, centre[1] + math.sin(angle) * reach)
        pen.line([centre, middle, end], fill=(60, 60, 60), width=4)


def rust(pen: ImageDraw.ImageDraw) -> None:
    """Pruners with rust on the blade."""
    pruner(pen)
    for step in range(40):
        x, y = 270 + step * 5 + step * 37 % 23, 120 + step * 5 + step * 53 % 31
        size = 5 + step * 7 % 14
        pen.ellipse((x, y, x + size, y + size * 0.7), fill=(150, 78, 30))


def label(pen: ImageDraw.ImageDraw) -> None:
    """A carton mark or a label, as artwork."""
    pen.rectangle((120, 90, 840, 640), outline=_BLACK, width=6)
    pen.line((120, 220, 840, 220), fill=_BLACK, width=4)
    for place in range(60):
        width = 2 + place * 7 % 5
        pen.rectangle((190 + place * 10, 470, 190 + place * 10 + width, 590), fill=_BLACK)
    for row, size in ((250, 420), (300, 560), (350, 360), (400, 480)):
        pen.rectangle((190, row, 190 + size, row + 22), fill=(70, 76, 78))


def drawing(pen: ImageDraw.ImageDraw) -> None:
    """A technical drawing with dimensions."""
    pen.rectangle((40, 40, 920, 660), outline=_BLACK, width=3)
    pen.rectangle((620, 560, 920, 660), outline=_BLACK, width=3)
    pen.rounded_rectangle((180, 200, 620, 430), radius=40, outline=_BLACK, width=4)
    pen.ellipse((230, 260, 340, 370), outline=_BLACK, width=3)
    pen.ellipse((460, 260, 570, 370), outline=_BLACK, width=3)
    pen.line((180, 480, 620, 480), fill=(60, 90, 160), width=2)
    pen.text((370, 488), "184.0", font=ImageFont.load_default(26), fill=(60, 90, 160))
    pen.line((680, 200, 680, 430), fill=(60, 90, 160), width=2)
    pen.text((694, 300), "96.5", font=ImageFont.load_default(26), fill=(60, 90, 160))
    pen.text((636, 580), "SCALE 1:2", font=ImageFont.load_default(24), fill=_BLACK)
    pen.text((636, 616), "REV. B", font=ImageFont.load_default(24), fill=_BLACK)


def tile(pen: ImageDraw.ImageDraw) -> None:
    """Polished tiles, laid."""
    for row in range(3):
        for column in range(4):
            left, top = 30 + column * 228, 30 + row * 224
            shade = 222 - (row * 5 + column * 11) % 17
            pen.rectangle((left, top, left + 220, top + 216), fill=(shade, shade - 4, shade - 12))
            for vein in range(4):
                start = top + 20 + (vein * 61 + column * 29 + row * 17) % 180
                pen.line((left, start, left + 110, start + 30, left + 220, start - 10), fill=(176, 170, 160), width=2)


def broken_tile(pen: ImageDraw.ImageDraw) -> None:
    """Tiles with a broken corner."""
    tile(pen)
    pen.polygon([(486, 254), (600, 254), (486, 380)], fill=(96, 84, 74))
    pen.line((486, 380, 600, 254), fill=(60, 52, 46), width=5)
    pen.line((540, 320, 690, 440), fill=(90, 80, 72), width=3)


def shelf(pen: ImageDraw.ImageDraw) -> None:
    """A shop shelf with blister packs."""
    for row in range(3):
        top = 60 + row * 210
        pen.rectangle((40, top + 180, 920, top + 196), fill=(110, 112, 112))
        for column in range(7):
            left = 60 + column * 122
            colour = ((200, 40, 35), (0, 105, 115), (235, 160, 20))[(row + column) % 3]
            pen.rounded_rectangle((left, top, left + 104, top + 176), radius=8, fill=(238, 238, 232))
            pen.rectangle((left, top, left + 104, top + 46), fill=colour)
            pen.rounded_rectangle((left + 36, top + 60, left + 66, top + 160), radius=10, fill=(90, 96, 98))
