"""Pictures on papers: logo, signature and stamp of the firm, and what the goods look like."""

import asyncio
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from backend.trade.papers.layout import Layout, Pictures
from backend.trade.papers.model import Paper
from backend.trade.products.service import BLOB_KIND as GOODS_KIND
from tenants.blobs import BlobMissingError, BlobStore
from tenants.session import ReadSession

BLOB_KIND: Final = "paper"
#: A picture of goods is a thumbnail of 25 mm: so many pixels print sharp and keep a paper of many lines small.
_SIDE: Final = 260
_QUALITY: Final = 82


async def pictures_of(session: ReadSession, blobs: BlobStore, layout: Layout, paper: Paper) -> Pictures:
    """The pictures that a paper shows; one that is gone is left out."""
    tenant = session.info["tenant_id"]

    async def content(kind: str, digest: str | None) -> bytes | None:
        if not digest:
            return None
        try:
            return await blobs.get(tenant, kind, digest)
        except BlobMissingError:
            return None

    goods: dict[str, bytes] = {}
    if "picture" in layout.columns:
        for digest in {line.picture for line in paper.lines if line.picture}:
            shown = await content(GOODS_KIND, digest)
            small = await asyncio.to_thread(thumbnail, shown) if shown is not None else None
            if small is not None:
                goods[digest] = small
    return Pictures(
        logo=await content(BLOB_KIND, layout.logo),
        signature=await content(BLOB_KIND, layout.signature),
        stamp=await content(BLOB_KIND, layout.stamp),
        goods=goods,
    )


def thumbnail(content: bytes) -> bytes | None:
    """A small JPEG of any picture, upright and on white; None where it cannot be read."""
    try:
        with Image.open(BytesIO(content)) as opened:
            opened.draft("RGB", (_SIDE * 2, _SIDE * 2))
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None
    image.thumbnail((_SIDE, _SIDE))
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image.getchannel("A"))
    kept = BytesIO()
    flat.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()
