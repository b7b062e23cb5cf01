"""`python -m i18n.check`: are the backend's catalogs in step with its source, complete and sound?

Exit status 0 when they are, 1 with the problems in words when not. `--update` rewrites the template and merges
it into every catalog: translations are kept, new texts appear empty, dead ones go. `--untranslated` lists what
waits for a translator. Catalogs are written sorted, without dates and line numbers, so that diffs show texts only.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import generate_po, read_po

from i18n.extraction import KEYWORDS, Extraction, extract_texts, parameters
from i18n.locale import DEFAULT
from i18n.messages import DOMAIN, PARAMETER

# Languages whose gaps fail the check; gaps of the others are reported.
COMPLETE: Final = frozenset({"en", "zh-CN"})
UPDATE: Final = "run `python -m i18n.check --update`"


@dataclass(frozen=True, slots=True)
class Language:
    """One catalog on disk."""

    tag: str
    path: Path
    catalog: Catalog

    @classmethod
    def read(cls, path: Path) -> "Language":
        """Read `<tag>/LC_MESSAGES/lading.po`; an empty file is an empty catalog."""
        tag = path.parent.parent.name
        with path.open("rb") as file:
            return cls(tag, path, read_po(file, locale=tag.replace("-", "_"), charset="utf-8"))

    def untranslated(self) -> Iterator[Message]:
        """Entries without a text of their own; the source language needs none."""
        for message in self.catalog:
            if message.id and (message.fuzzy or (self.tag != DEFAULT.tag and not all(_forms(message)))):
                yield message


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m i18n.check", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--update", action="store_true", help="rewrite the template and merge it into the catalogs")
    parser.add_argument("--untranslated", action="store_true", help="list the entries that wait for a translation")
    parser.add_argument("--keyword", action="append", default=[], metavar="NAME[:ARGS]", help="a further marker")
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent, help="the checkout")
    options = parser.parse_args(arguments)
    extraction = extract_texts(options.root, (*KEYWORDS, *options.keyword))
    if extraction.unreadable:
        # The texts of such a file would look unused, and an update would drop their translations.
        for line in extraction.unreadable:
            print_line(line)
        return 1
    if options.update:
        update(options.root, extraction)
    languages = read_languages(options.root)
    if options.untranslated:
        for language in languages:
            for message in language.untranslated():
                print_line(f"{language.tag}: {_shown(message)}")
        return 0
    problems, notes = examine(options.root, extraction, languages)
    for line in [*notes, *problems]:
        print_line(line)
    print_line(f"{len(problems)} problems in the catalogs" if problems else "The catalogs are in order.")
    return 1 if problems else 0


def print_line(line: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"{line}\n")


def template_path(root: Path) -> Path:
    """Where the template of a checkout lies."""
    return root / "i18n" / "catalogs" / f"{DOMAIN}.pot"


def read_languages(root: Path) -> list[Language]:
    """All catalogs of a checkout, by tag."""
    return [Language.read(path) for path in sorted(template_path(root).parent.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))]


def update(root: Path, extraction: Extraction) -> None:
    """Write the template and merge it into each catalog.

    No guessing of similar texts: a guess is marked fuzzy, is not shown to anybody, and only makes noise.
    """
    template_path(root).write_text(render(extraction.template), encoding="utf-8")
    for language in read_languages(root):
        language.catalog.update(extraction.template, no_fuzzy_matching=True)
        language.path.write_text(render(language.catalog, language.tag), encoding="utf-8")


def render(catalog: Catalog, tag: str | None = None) -> str:
    """The catalog as a PO file (a template without `tag`): sorted, one line per text, no dates."""
    header = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if tag is not None:
        header = [f"Language: {tag}", *header, f"Plural-Forms: {catalog.plural_forms}"]
    lines = ['msgid ""\n', 'msgstr ""\n', *(f'"{line}\\n"\n' for line in header), "\n"]
    body = generate_po(
        catalog, ignore_obsolete=True, include_lineno=False, omit_header=True, sort_by="message", width=0
    )
    return "".join([*lines, *body]).rstrip("\n") + "\n"


def examine(root: Path, extraction: Extraction, languages: list[Language]) -> tuple[list[str], list[str]]:
    """What fails the check, and what is only worth saying."""
    problems, notes = list(extraction.problems), list[str]()
    path = template_path(root)
    if not path.exists() or path.read_text(encoding="utf-8") != render(extraction.template):
        problems.append(f"The template is stale: {UPDATE}.")
    absent = COMPLETE - {language.tag for language in languages}
    problems += [f"{tag}: there is no catalog." for tag in sorted(absent)]
    wanted = {_key(message) for message in extraction.template if message.id}
    for language in languages:
        gaps = problems if language.tag in COMPLETE else notes
        present = {_key(message) for message in language.catalog if message.id}
        gaps += [f"{language.tag}: has no entry for {key!r}; {UPDATE}." for key in sorted(wanted - present)]
        gaps += [f"{language.tag}: not translated: {_shown(message)}" for message in language.untranslated()]
        unused = (present - wanted) | {_key(message) for message in language.catalog.obsolete.values()}
        problems += [f"{language.tag}: nothing uses {key!r}; {UPDATE}." for key in sorted(unused)]
        for message in language.catalog:
            if message.id:
                problems += [f"{language.tag}: {_shown(message)}: {flaw}" for flaw in flaws(message, language)]
    return problems, notes


def flaws(message: Message, language: Language) -> Iterator[str]:
    """What is wrong with a translation: parameters, braces, number of plural forms; nothing if it is empty."""
    forms = [form for form in _forms(message) if form]
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    known = set[str]().union(*(parameters(source) for source in sources))
    # A language may say "one message" or "two messages" without the digit.
    needed = known if isinstance(message.id, str) else known - {"n"}
    for form in forms:
        names = parameters(form)
        for name in sorted(names - known):
            yield f"unknown parameter {{{name}}} in {form!r}"
        for name in sorted(needed - names):
            yield f"parameter {{{name}}} is missing in {form!r}"
        if {"{", "}"} & set(PARAMETER.sub("", form)):
            yield f"a brace stands alone in {form!r}"
    expected = 1 if isinstance(message.id, str) else language.catalog.num_plurals
    if forms and len(_forms(message)) != expected:
        yield f"has {len(_forms(message))} forms where the language has {expected}"


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ("",))


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: Message) -> str:
    return repr(_key(message))


if __name__ == "__main__":
    sys.exit(main())
