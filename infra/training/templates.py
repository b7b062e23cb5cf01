"""The hand-written templates that letters are made from: for each language people, companies and words in a TOML file,
and sentences by kind in a text file ("[kind]", "# subject", one sentence a line)."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "templates"
SENTENCES = Path(__file__).parent / "sentences"


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
    """Every fifth is held back; of two to four the last; of one none."""
    if len(values) < 2:
        return values
    held = set(range(4, len(values), 5)) or {len(values) - 1}
    return tuple(value for number, value in enumerate(values) if (number in held) is fresh)


def _read(path: Path) -> Template:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    found: dict[str, tuple[list[str], list[str]]] = {
        name: (list(kind["subjects"]), list(kind["lines"])) for name, kind in data.get("kinds", {}).items()
    }
    kind = ""
    for line in (SENTENCES / f"{path.stem}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
            found.setdefault(kind, ([], []))
        elif line.strip():
            subjects, lines = found[kind]
            (subjects if line.startswith("# ") else lines).append(line.removeprefix("# "))
    kinds = {
        name: KindTemplate(tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(lines)))
        for name, (subjects, lines) in found.items()
    }
    words = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Template(path.stem, words, data["wrote"], data["labels"], data["header"], kinds)
