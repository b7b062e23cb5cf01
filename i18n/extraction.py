"""Finds the translatable texts of the source: Babel's extraction, with a method of our own for Python.

Babel's token-based method loses a marker inside a call inside a call (`translate(title(N_("x")), …)`) and skips
an f-string without a word. Reading the syntax tree finds the first and reports the second.
"""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.frontend import parse_keywords

from i18n.messages import PARAMETER

ROOMS: Final = ("backend", "erp_adapters", "i18n", "infra", "mail_ingest", "tenants")
# Babel's keyword notation: the function's name, then the positions of its texts.
KEYWORDS: Final = ("N_", "translate:1", "translate_plural:1,2")

_Found: TypeAlias = tuple[int, str, tuple[str | None, ...], list[str]]


@dataclass(slots=True)
class Extraction:
    """All texts of a source tree; as sentences, what is wrong with some marks, and which files cannot be read."""

    template: Catalog = field(default_factory=lambda: Catalog(charset="utf-8"))
    problems: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def extract_texts(root: Path, keywords: Iterable[str] = KEYWORDS) -> Extraction:
    """Extract from every room below `root`; texts are located by file, without line numbers."""
    extraction = Extraction()
    parsed = parse_keywords(keywords)
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        method = _SyntaxTree(name, extraction.problems)
        with path.open("rb") as file:
            # Babel declares the tuples of a method as those of `extract` itself; it unpacks them as ours.
            found = extract(method, file, keywords=parsed)  # type: ignore[arg-type]
            try:
                for line, message, _, _ in found:
                    known = extraction.template.get(message)
                    if known is not None and isinstance(known.id, str) != isinstance(message, str):
                        extraction.problems.append(f"{name}:{line}: {known.id!r} is used with and without a plural")
                    extraction.template.add(message, locations=[(name, 0)])
            except SyntaxError as error:
                extraction.unreadable.append(f"{name}:{error.lineno}: is not Python: {error.msg}")
    return extraction


def parameters(text: str) -> set[str]:
    """Names of the `{parameters}` in a text."""
    return {match[1] for match in PARAMETER.finditer(text) if match[1]}


@dataclass(frozen=True, slots=True)
class _SyntaxTree:
    """An extraction method as Babel calls it: yields (line, function, texts by position, comments)."""

    name: str
    problems: list[str]

    def __call__(
        self, file: IO[bytes], keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, Any]
    ) -> Iterator[_Found]:
        for node in ast.walk(ast.parse(file.read(), filename=self.name)):
            if isinstance(node, ast.Call):
                function = _called_name(node.func)
                if function in keywords:
                    texts = tuple(_literal(argument) for argument in node.args)
                    self._judge(node, function, texts)
                    yield node.lineno, function, texts, []

    def _judge(self, call: ast.Call, function: str, texts: tuple[str | None, ...]) -> None:
        place = f"{self.name}:{call.lineno}"
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args):
            self.problems.append(f"{place}: {function}() needs one plain string; use {{name}} parameters")
            return
        if function == "N_":
            if not texts or texts[0] is None:
                self.problems.append(f"{place}: N_() marks a literal; it cannot mark a variable")
            return
        given = {keyword.arg for keyword in call.keywords}
        if None in given or not texts or texts[0] is None:
            return
        given |= {"n"} if function == "translate_plural" else set()
        wanted: set[str] = set()
        for text in texts:
            wanted |= parameters(text or "")
        for missing in sorted(wanted - given):
            self.problems.append(f"{place}: {function}() is called without the parameter {{{missing}}}")


def _called_name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _literal(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case _:
            return None
