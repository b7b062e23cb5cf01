"""From a template's source to Jinja's tree, in which every node knows its place.

Jinja counts lines only. Our lexer numbers tokens by the character they begin at, so that the `lineno` of each node and
each syntax error is an offset into the source; `place` turns it into line and column.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Lexer
from jinja2.sandbox import ImmutableSandboxedEnvironment

from i18n.messages import N_

MAX_SOURCE: Final = 200_000
#: `{{ … }}` and `{% … %}`, on one line or several.
TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class Place(NamedTuple):
    """Where something stands: line and column count from 1; `offset` and `length` count characters."""

    line: int
    column: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a template or with what it was filled from.

    `code` is stable; `message` is a message id with `params`. A warning stops nothing.
    """

    code: str
    message: str
    params: dict[str, str]
    place: Place
    expression: str = ""
    warning: bool = False


class _PlacedLexer(Lexer):
    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        offset = 0
        try:
            for _, token, value in super().tokeniter(source, name, filename, state):
                # Between tokens only white space that `{%-` strips can be missing.
                offset = source.index(value, offset)
                yield offset, token, value
                offset += len(value)
        except TemplateSyntaxError as error:
            # The error knows a line; the character is where the last token ended.
            error.lineno = offset
            raise


class _Environment(ImmutableSandboxedEnvironment):
    @property
    def lexer(self) -> Lexer:
        return _PLACED


_ENVIRONMENT: Final = _Environment(keep_trailing_newline=True, loader=None)
_ENVIRONMENT.globals.clear()
_PLACED: Final = _PlacedLexer(_ENVIRONMENT)


def normalize(source: str) -> str:
    """The source as it is kept: newlines as `\\n`, tags as they were meant.

    An HTML editor writes `&gt;` and `&nbsp;` inside tags too, where they mean `>` and a space.
    """
    unified = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return TAG.sub(lambda match: html.unescape(match[0]).replace("\N{NO-BREAK SPACE}", " "), unified)


def parse(source: str) -> nodes.Template | Problem:
    """The tree of a normalized source, or why there is none."""
    if len(source) > MAX_SOURCE:
        message = N_("The text is longer than {most} characters.")
        return Problem("too-long", message, {"most": f"{MAX_SOURCE}"}, place(source, 0))
    try:
        return _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        at = min(max(error.lineno or 0, 0), max(len(source) - 1, 0))
        message = N_("This cannot be read: {reason}")
        return Problem("syntax", message, {"reason": error.message or ""}, place(source, at), expression_at(source, at))
    except RecursionError:
        message = N_("This is nested too deeply.")
        return Problem("syntax", message, {}, place(source, 0))


def place(source: str, offset: int) -> Place:
    """Line and column of a character, and the length of the tag that it belongs to."""
    tag = _tag_around(source, offset)
    start, length = (tag.start(), len(tag[0])) if tag else (offset, 0)
    line_start = source.rfind("\n", 0, offset) + 1
    return Place(source.count("\n", 0, offset) + 1, offset - line_start + 1, start, length)


def expression_at(source: str, offset: int) -> str:
    """The tag that a character belongs to, as it is written; an empty string outside tags."""
    tag = _tag_around(source, offset)
    return tag[0] if tag else ""


def _tag_around(source: str, offset: int) -> re.Match[str] | None:
    start = max(source.rfind("{{", 0, offset + 2), source.rfind("{%", 0, offset + 2))
    tag = TAG.match(source, start) if start >= 0 else None
    return tag if tag is not None and tag.end() > offset else None
