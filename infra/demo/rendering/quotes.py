"""The plain text of a mail: what is new, the signature, and the history as the sender's program quotes it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from infra.demo.rendering.letters import Letter
from infra.demo.rendering.programs import is_chinese, phrases
from infra.demo.script import Person


def plain_text(letter: Letter) -> str:
    """The text/plain body; lines are not wrapped and end with a line feed."""
    parts = [shown_as_text(letter.text)]
    if letter.signature:
        mark = letter.program.signature_mark
        parts.append(f"{mark}\n{letter.signature}" if mark else letter.signature)
    if letter.history is not None:
        parts.append(_quote(letter, letter.history))
    return "\n\n".join(parts) + "\n"


def shown_as_text(text: str) -> str:
    """Tables (lines with `|`) become columns parted by tabs, `[image x]` stays as programs leave it."""
    return "\n".join("\t".join(cells(line)) if line.startswith("|") else line for line in text.splitlines())


def cells(row: str) -> list[str]:
    """The cells of `| one | two |`."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def rule(letter: Letter) -> str:
    """The line above a quoted block, or ""."""
    return letter.program.rule_zh if is_chinese(letter.labels) else letter.program.rule


def block_lines(letter: Letter, old: Letter) -> list[tuple[str, str]]:
    """The header lines of a quoted mail as (label, value)."""
    program, words = letter.program, phrases(letter.labels)
    labels = [words.sender, words.sent, words.to, words.cc, words.subject]
    if program.block_labels and not is_chinese(letter.labels):
        labels = program.block_labels
    values = [
        _name_and_address(old.sender),
        _written(old.sent, program.block_sent or words.sent_pattern, letter),
        "; ".join(_name_and_address(person) for person in old.to),
        "; ".join(_name_and_address(person) for person in old.cc),
        old.subject,
    ]
    return [(label, value) for label, value in zip(labels, values, strict=True) if value]


def wrote_line(letter: Letter, old: Letter) -> str:
    """The line that introduces an indented quote."""
    program, words = letter.program, phrases(letter.labels)
    own = program.wrote_zh if is_chinese(letter.labels) else program.wrote
    return (own or words.wrote).format(
        date=_written(old.sent, program.wrote_pattern or words.wrote_pattern, letter),
        name=old.sender.name,
        address=old.sender.address,
    )


def _quote(letter: Letter, old: Letter) -> str:
    if letter.program.quote == "block":
        head = [f"{label}: {value}" for label, value in block_lines(letter, old)]
        if is_chinese(letter.labels):
            head = [f"{label}：{value}" for label, value in block_lines(letter, old)]
        above = [rule(letter)] if rule(letter) else []
        return "\n".join([*above, *head, "", plain_text(old).rstrip("\n")])
    if letter.program.quote == "initials":
        # The Bat! leaves the other's signature and older history out and marks lines with the author's initials.
        mark = "".join(word[0] for word in old.sender.name.split())[:3]
        lines = [f"{mark}> {line}".rstrip() for line in shown_as_text(old.text).splitlines() if line]
    else:
        lines = ["> " + line if line else ">" for line in plain_text(old).rstrip("\n").splitlines()]
    return "\n".join([wrote_line(letter, old), "", *lines])


def _name_and_address(person: Person) -> str:
    return f"{person.name} <{person.address}>"


def _written(sent: datetime, pattern: str, letter: Letter) -> str:
    local = sent.astimezone(ZoneInfo(letter.sender.zone))
    return format_datetime(local, pattern, locale=letter.labels.replace("-", "_"))
