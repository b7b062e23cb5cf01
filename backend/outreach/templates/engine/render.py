"""One version of a template filled for one reader: subject, HTML, text, and everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from backend.outreach.templates.engine.evaluate import fill
from backend.outreach.templates.engine.output import (
    assemble_html,
    assemble_subject,
    assemble_text,
    document,
    one_line,
)
from backend.outreach.templates.engine.syntax import Problem, normalize
from backend.outreach.templates.engine.values import Reader

Part = Literal["subject", "preheader", "body"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A filled version. `fragment` is what an editor takes in, `html` the whole part; `preheader` is what lists of mail
    show after the subject. Problems name their part."""

    subject: str
    preheader: str
    fragment: str
    html: str
    text: str
    problems: tuple[tuple[Part, Problem], ...]

    @property
    def may_go(self) -> bool:
        """Whether nothing but warnings stands against sending it."""
        return all(problem.warning for _, problem in self.problems)


def render_version(subject: str, body: str, scope: Mapping[str, Any], reader: Reader, preheader: str = "") -> Letter:
    """Fill a subject, an HTML body and a line for lists of mail from `scope` (see `engine.fields`) for one reader.
    Raises nothing."""
    problems: list[tuple[Part, Problem]] = []
    source = normalize(subject)
    pieces, found = fill(source, scope, reader)
    line, about_line = assemble_subject(pieces, reader.language, source)
    problems += [("subject", each) for each in [*found, *([] if found else about_line)]]
    hidden = ""
    if preheader:
        source = normalize(preheader)
        pieces, found = fill(source, scope, reader)
        hidden = one_line(pieces, reader.language)
        problems += [("preheader", each) for each in found]
    source = normalize(body)
    pieces, found = fill(source, scope, reader)
    fragment, about_markup = assemble_html(pieces, reader.language, source)
    problems += [("body", each) for each in [*found, *about_markup]]
    text = assemble_text(pieces, reader.language)
    whole = document(fragment, reader.language, hidden)
    return Letter(line, hidden, fragment, whole, text, tuple(problems))
