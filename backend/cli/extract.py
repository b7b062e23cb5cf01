"""`lading extract`: what mails in files tell, as JSON. Needs no database and no running service."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object a line (the default is indented JSON).")
def extract(paths: tuple[Path, ...], *, jsonl: bool) -> None:
    """Print what each mail tells: author, signature, person, company, phones, kind and all facts with their source.

    PATH is a file with one raw message, or a folder whose .eml files are read. Messages that cannot be read give an
    object with "error" and the command goes on.
    """
    failed = False
    for path in _files(paths):
        record = _record(path)
        failed = failed or "error" in record
        text = json.dumps(record, ensure_ascii=False, indent=None if jsonl else 2)
        sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")
    if failed:
        sys.exit(1)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*.eml") if one.is_file())
        else:
            yield path


def _record(path: Path) -> dict[str, object]:
    from mail_ingest.parse.parser import parse_message
    from mail_ingest.understand.record import make_record

    try:
        raw = path.read_bytes()
    except OSError as error:
        return {"file": path.as_posix(), "error": error.strerror or "unreadable"}
    return make_record(path.as_posix(), parse_message(raw))
