"""A stored body with what its author wrote and what it quotes told apart."""

import msgspec

from mail_ingest.parse.html import to_text
from mail_ingest.parse.quotes import split_text
from mail_ingest.parse.quotes_html import split_html
from mail_ingest.store.records import StoredBody


def split_body(body: StoredBody, *, known: bool, text_split: int | None, html_split: int | None) -> StoredBody:
    """Fill in `new_*` and `quoted_*`. `known`: the splits (characters of text and HTML) are those of understanding;
    else they are looked for here."""
    if body.new_text is not None or body.new_html is not None:
        return body  # packed together with its halves, by an older version
    if not known:
        text_split = _found(split_text(body.text)) if body.text is not None and body.text.strip() else None
        html_split = _found(split_html(body.html)) if body.html is not None else None
    new_html, quoted_html = _halves(body.html, html_split)
    if body.text is not None and body.text.strip():
        # The line break between the halves belongs to neither.
        new_text, quoted_text = _halves(body.text, text_split, gap=1)
    else:
        new_text = to_text(new_html) if new_html is not None else None
        quoted_text = to_text(quoted_html) if quoted_html is not None else None
    return msgspec.structs.replace(
        body, new_text=new_text, quoted_text=quoted_text, new_html=new_html, quoted_html=quoted_html
    )


def _found(split: "tuple[str, str, int]") -> int | None:
    return split[2] if split[1] else None


def _halves(whole: str | None, at: int | None, *, gap: int = 0) -> tuple[str | None, str | None]:
    if whole is None or at is None:
        return whole, None
    return whole[: at - gap], whole[at:]
