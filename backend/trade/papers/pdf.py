"""Papers as PDF, set by Typst (https://typst.app, Apache-2.0) with our own fonts. Equal papers give equal bytes."""

import re
import tempfile
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import msgspec
import typst

from backend.trade.papers.composing import compose
from backend.trade.papers.layout import Layout, Pictures
from backend.trade.papers.model import Paper
from backend.trade.papers.sheet import Sheet

_HERE: Final = Path(__file__).parent
_TEMPLATE: Final = (_HERE / "template.typ").read_bytes()
_PNG: Final = b"\x89PNG"
#: Capital letters of one point that fit beside each other on the narrowest page.
_LETTERS: Final = 700
_ZERO_WIDTH: Final = "\u200b"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE / "fonts")])


def render_pdf(paper: Paper, layout: Layout, pictures: Pictures | None = None) -> bytes:
    """The paper as a tagged PDF with embedded fonts. Takes tens of milliseconds: call it in a thread."""
    return _render(paper, layout, pictures, "pdf")[0]


def render_pages(paper: Paper, layout: Layout, pictures: Pictures | None = None, *, ppi: float = 96) -> list[bytes]:
    """Each page as a PNG, for previews."""
    return _render(paper, layout, pictures, "png", ppi)


def _render(
    paper: Paper, layout: Layout, pictures: Pictures | None, form: Literal["pdf", "png"], ppi: float | None = None
) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="lading-paper-") as folder:
        shown = pictures or Pictures()
        named = {
            name: _keep(Path(folder), name, content)
            for name, content in (("logo", shown.logo), ("signature", shown.signature), ("stamp", shown.stamp))
        }
        goods = {digest: _keep(Path(folder), digest, content) for digest, content in shown.goods.items()}
        look: dict[str, object] = {
            "accent": layout.accent,
            "page": layout.page,
            "flipped": layout.flipped,
            "text_size": layout.text_size,
            "goods": goods,
        }
        made = typst.compile(
            _TEMPLATE,
            root=folder,
            font_paths=_fonts(),  # type: ignore[type-var]  # the stub binds the fonts and the source to one type
            format=form,
            ppi=ppi,
            sys_inputs={
                "sheet": msgspec.json.encode(_with_breaks(compose(paper, layout), layout)).decode(),
                "look": msgspec.json.encode(look | named).decode(),
            },
            timestamp=datetime.combine(paper.date, datetime.min.time(), UTC),
        )
    # The stubs say bytes alone; a paper of several pages gives several pictures.
    pages: list[bytes] | bytes = made
    return pages if isinstance(pages, list) else [pages]


def _with_breaks(sheet: Sheet, layout: Layout) -> Sheet:
    """The sheet whose words, where they have no end, may break at the edge of their column: part numbers, addresses of
    pages. Typst breaks at spaces, hyphens and slashes by itself."""
    for table in sheet.tables:
        whole = sum(head.width for head in table.heads)
        for place, head in enumerate(table.heads):
            fits = max(4, int(_LETTERS / layout.text_size * head.width / whole))
            endless = re.compile(rf"[A-Za-z0-9_.]{{{fits},}}")
            for row in table.rows:
                if row[place].number is None:
                    row[place].text = endless.sub(lambda word: _ZERO_WIDTH.join(word[0]), row[place].text)
    return sheet


def _keep(folder: Path, name: str, content: bytes | None) -> str:
    """Where Typst finds a picture: a file of the paper's own root; nothing for none."""
    if content is None:
        return ""
    file = f"{name}.png" if content.startswith(_PNG) else f"{name}.jpg"
    (folder / file).write_bytes(content)
    return f"/{file}"
