"""Letters are invented, repeatable, rightly labelled, and none of them is anybody's mail."""

import hashlib
import os
import random
from pathlib import Path

import pytest

import mail_ingest.understand.model as model
from infra.training.evaluate import as_mail
from infra.training.letters import make_letters
from infra.training.templates import FOLDER, halves, load_templates
from infra.training.train import LETTERS, SEED
from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.extract import understand
from mail_ingest.understand.result import MessageKind

GOLD = Path(os.environ.get("LADING_SHARED_MAIL", Path(__file__).parents[4] / "shared" / "mail" / "dev"))


def test_templates_cover_every_kind_in_twelve_languages() -> None:
    templates = load_templates()
    assert len({template.language for template in templates}) >= 12
    kinds = {kind.value for kind in MessageKind} - {"other"}
    for template in templates:
        assert set(template.kinds) == kinds, template.language


def test_the_same_seed_gives_the_same_letters() -> None:
    assert list(make_letters(7, 40)) == list(make_letters(7, 40))
    assert list(make_letters(7, 40)) != list(make_letters(8, 40))


def test_labels_stand_where_they_say() -> None:
    for letter in make_letters(11, 300):
        start, end = letter.signature
        assert letter.last_line in letter.text
        for first, last, label in letter.entities:
            assert start <= first < last <= end
            shown = letter.text[first:last]
            assert shown == shown.strip()
            if label == "PERSON":
                assert shown == letter.sender.name


def test_what_is_held_back_is_not_trained_on() -> None:
    for template in load_templates():
        seen, fresh = halves(template)
        for kind in template.kinds:
            lines = template.kinds[kind].lines
            assert len(lines) < 2 or not set(seen.kinds[kind].lines) & set(fresh.kinds[kind].lines)
        assert not set(seen.words["family"]) & set(fresh.words["family"])


def test_an_invented_letter_is_understood() -> None:
    rng = random.Random(1)
    letter = next(one for one in make_letters(3, 200, fresh=True) if one.kind == "inquiry" and one.language == "en")
    assert understand(parse_message(as_mail(letter, rng))).language == "en"


@pytest.mark.shared_mail
@pytest.mark.skipif(
    not GOLD.is_dir(), reason="no mail set: put one beside the checkout or name it in LADING_SHARED_MAIL"
)
def test_nothing_of_the_mail_set_is_trained_on() -> None:
    """Neither a file (by the hash of its content) nor a line of some length."""
    training = [path.read_bytes() for path in FOLDER.glob("*.toml")]
    invented = [letter.text.encode() for letter in make_letters(SEED, LETTERS // 10)]
    ours = {hashlib.sha256(raw).digest() for raw in (*training, *invented)}
    text = b"\n".join(training)
    for path in sorted(GOLD.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        assert hashlib.sha256(raw).digest() not in ours, path
        for line in raw.splitlines():
            assert len(line) < 60 or line not in text, (path, line)


def test_the_model_is_small_and_ships() -> None:
    size = sum(path.stat().st_size for path in model.FOLDER.rglob("*") if path.is_file())
    assert 0 < size < 30_000_000
    assert model.entities_of("Anna Kern\nEinkaufsleiterin\nKern Werkzeuge GmbH")
    kinds = model.kinds_of("Request for quotation", "Please send us your best price for 500 pcs, CIF Hamburg.")
    assert max(kinds, key=lambda kind: kinds[kind]) == "inquiry"


def test_rules_do_without_the_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(model, "FOLDER", tmp_path)
    model._load.cache_clear()
    try:
        assert model.entities_of("Anna Kern\nKern GmbH") == []
        assert model.kinds_of("Inquiry", "price?") == {}
        raw = b"From: Ana <ana@azul.com.br>\r\nSubject: RFQ\r\n\r\nPlease send us your best price.\r\n"
        assert understand(parse_message(raw)).message_kind is MessageKind.INQUIRY
    finally:
        model._load.cache_clear()
