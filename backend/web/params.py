"""Parameters that every list and every change shares."""

from typing import Annotated

from litestar.params import Parameter

Limit = Annotated[int, Parameter(query="limit", ge=1, le=200, description="Rows on a page.")]
Cursor = Annotated[str | None, Parameter(query="cursor", description="`next_cursor` of the page before.")]
SortBy = Annotated[str | None, Parameter(query="sort", description="A field's name; with `-` before it, descending.")]
WithTotal = Annotated[bool, Parameter(query="with_total", description="Count the rows too, up to 10,000.")]
IfMatch = Annotated[str | None, Parameter(header="If-Match", description="The ETag of the version that is changed.")]
