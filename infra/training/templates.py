"""The hand-written templates that letters are made from, one TOML file for each language."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "templates"


class KindTemplate(NamedTuple):
    """Subjects and sentences of one kind of message."""

    subjects: tuple[str, ...]
    lines: tuple[str, ...]


class Template(NamedTuple):
    """What one language gives. `words` holds the plain lists: "given", "family", "titles", "closings"..."""

    language: str
    words: dict[str, tuple[str, ...]]
    wrote: str
    labels: dict[str, str]
    header: dict[str, str]
    kinds: dict[str, KindTemplate]


@lru_cache(maxsize=1)
def load_templates() -> tuple[Template, ...]:
    """All templates, in the order of their languages."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def halves(template: Template) -> tuple[Template, Template]:
    """What training sees of a template, and what is held back to judge by: other sentences, people, companies, jobs."""
    return _part(template, fresh=False), _part(template, fresh=True)


_HELD_BACK = frozenset({"given", "family", "roots", "titles", "closings", "products"})


def _part(template: Template, *, fresh: bool) -> Template:
    words = {
        name: _some(values, fresh=fresh) if name in _HELD_BACK else values for name, values in template.words.items()
    }
    kinds = {
        name: KindTemplate(_some(kind.subjects, fresh=fresh), _some(kind.lines, fresh=fresh))
        for name, kind in template.kinds.items()
    }
    return template._replace(words=words, kinds=kinds)


def _some(values: tuple[str, ...], *, fresh: bool) -> tuple[str, ...]:
    """The last fifth is held back, where there is more than one."""
    cut = len(values) - max(1, len(values) // 5)
    return values if len(values) < 2 else values[cut:] if fresh else values[:cut]


def _read(path: Path) -> Template:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {
        name.replace("_", "-"): KindTemplate(tuple(kind["subjects"]), tuple(kind["lines"]))
        for name, kind in data["kinds"].items()
    }
    words = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Template(path.stem, words, data["wrote"], data["labels"], data["header"], kinds)
