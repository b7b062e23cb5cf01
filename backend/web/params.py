"""Parameters that every list and every change shares."""

from typing import Annotated

from litestar.params import HeaderParameter, PathParameter, QueryParameter

Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=200, description="Rows on a page.")]
Cursor = Annotated[str | None, QueryParameter(name="cursor", description="`next_cursor` of the page before.")]
SortBy = Annotated[str | None, QueryParameter(name="sort", description="A field; with `-` before it, descending.")]
WithTotal = Annotated[bool, QueryParameter(name="with_total", description="Count the rows too, up to 10,000.")]
IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", description="The ETag of the changed version.")]
#: A record's number in a path; no count of ours comes near the bound, and columns hold it.
Ordinal = Annotated[int, PathParameter(ge=0, le=1_000_000)]
