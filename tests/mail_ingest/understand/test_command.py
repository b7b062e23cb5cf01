"""`lading extract` on files."""

import json
from pathlib import Path

from click.testing import CliRunner

from backend.cli.main import main

LETTER = """From: Ana Souza <ana@moinhoazul.com.br>
Subject: Pipes
Content-Type: text/plain; charset=utf-8

Dear Li,

please quote 20 tons of steel pipes.

Best regards,
Ana Souza
Moinho Azul Ltda.
Tel: +55 11 3456-7890
"""


def run(*paths: Path) -> tuple[int, list[dict[str, object]]]:
    result = CliRunner().invoke(main, ["extract", *map(str, paths), "--jsonl"])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_folder_gives_one_object_for_each_mail(tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "1.eml").write_text(LETTER)
    (inner / "2.eml").write_bytes(b"\xff\xfe\x00")
    (inner / "notes.txt").write_text("no mail")
    code, records = run(tmp_path)
    assert code == 0
    assert [record["file"] for record in records] == [(inner / name).as_posix() for name in ("1.eml", "2.eml")]
    first = records[0]
    assert first["signature"] == "Best regards,\nAna Souza\nMoinho Azul Ltda.\nTel: +55 11 3456-7890"
    assert first["new_text_end"] == "please quote 20 tons of steel pipes."
    assert (first["from_name"], first["from_email"]) == ("Ana Souza", "ana@moinhoazul.com.br")
    assert (first["person"], first["company"], first["country"]) == ("Ana Souza", "Moinho Azul Ltda.", "BR")
    assert (first["phones"], first["is_human"], first["language"]) == (["+551134567890"], True, "en")


def test_every_fact_of_a_record_has_its_span(tmp_path: Path) -> None:
    path = tmp_path / "1.eml"
    path.write_text(LETTER)
    facts = run(path)[1][0]["facts"]
    assert isinstance(facts, list)
    assert facts
    for fact in facts:
        assert set(fact) == {"field", "value", "confidence", "source", "detail"}
        assert fact["source"]["end"] > fact["source"]["start"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path / "none.eml")[0] == 2
